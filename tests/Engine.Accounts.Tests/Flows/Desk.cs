using System.Text;
using Engine.Accounts.Flows;
using Engine.Ports;

namespace Engine.Accounts.Tests.Flows;

/// <summary>An author's desk: the use cases of flows over stores in memory, and documents to put through them.</summary>
internal sealed class Desk : IDisposable
{
    /// <summary>Runs the function greet and ends; without that function it cannot be published.</summary>
    public const string Document = """
        {"format":1,"name":"café","trigger":{"kind":"api_request"},"entry":"run","steps":{"end":{"type":"end_flow"},
         "run":{"type":"run_function","settings":{"function":"greet"},"exits":{"ok":"end","error":"end","timeout":"end"}}}}
        """;

    public static readonly AccountId Account = new("a");

    public Desk()
    {
        var documents = new FlowDocuments(Flows, new FlowConfig());
        var authoring = new FlowAuthoring(Catalog);
        Runs = new ScenarioRuns(Scenarios, TimeProvider.System);
        Drafts = new FlowDrafts(Flows, documents, authoring);
        Publishing = new FlowPublishing(Flows, authoring, Runs);
        Documents = documents;
    }

    public InMemoryFlows Flows { get; } = new();

    public InMemoryScenarios Scenarios { get; } = new();

    public FunctionCatalog Catalog { get; } = new() { Functions = { "greet" } };

    public FlowDocuments Documents { get; }

    public FlowDrafts Drafts { get; }

    public FlowPublishing Publishing { get; }

    private ScenarioRuns Runs { get; }

    /// <summary>A flow whose draft is that document.</summary>
    public async Task<FlowDraft> FlowAsync(string document = Document) =>
        ((DraftChange.Saved)await Drafts.CreateAsync(Account, Encoding.UTF8.GetBytes(document), null, CancellationToken.None)).Draft;

    public Task<DraftChange> SaveAsync(FlowId flowId, string document, string? ifMatch = null) =>
        Drafts.SaveAsync(Account, flowId, Encoding.UTF8.GetBytes(document), ifMatch, null, CancellationToken.None);

    public Task<Publishing> PublishAsync(FlowId flowId, string? ifMatch = null) =>
        Publishing.PublishAsync(Account, flowId, ifMatch, "why", null, CancellationToken.None);

    public void Dispose() => Runs.Dispose();
}
