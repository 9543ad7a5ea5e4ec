using System.Text;
using System.Text.Json;
using Engine.Accounts;
using Engine.Accounts.Flows;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Flows.Components;
using Engine.Flows.Document;
using Engine.Flows.Validation;
using Engine.Ports;

namespace Engine.Api.Flows;

/// <summary>Turns what an author sends into what the store keeps: read, validated, with all faults.</summary>
internal sealed class FlowAuthoring(CatalogStores stores, FlowConfig config)
{
    /// <summary>The faults of a document against what the account has now.</summary>
    public async Task<FlowCheck> CheckAsync(AccountId account, ReadOnlyMemory<byte> document, CancellationToken cancellation)
    {
        var catalog = await AccountCatalog.LoadAsync(account, stores, config, cancellation);
        return FlowValidator.Check(document, BuiltInComponents.Registry, catalog);
    }

    /// <summary>The content to save, faults and all; a problem only when nothing in it can be read as a flow.</summary>
    public async Task<Read<FlowContent>> ContentAsync(AccountId account, ReadOnlyMemory<byte> json, CancellationToken cancellation)
    {
        var check = await CheckAsync(account, json, cancellation);
        if (check.Document is not { } document)
        {
            return new ApiProblem(ApiErrors.InvalidBody, "This is not a flow document.", Fields(check.Faults));
        }

        // A document of the right form is kept in the one spelling that export writes; another one is kept as it was sent,
        // because rewriting it would lose the members that are wrong.
        var wellFormed = FlowReader.Read(json, BuiltInComponents.Registry.Form).Faults.Count == 0;
        return new FlowContent(
            document.Name,
            document.Description,
            Encoding.UTF8.GetString(wellFormed ? FlowWriter.Write(document) : json.Span),
            FlowWriter.ContentHash(document),
            FaultsText(check.Faults),
            !check.CanPublish);
    }

    public static string FaultsText(IReadOnlyList<FlowFault> faults) => JsonSerializer.Serialize(faults, ApiJson.Options);

    public static IReadOnlyList<FieldFault> Fields(IEnumerable<FlowFault> faults) =>
        [.. faults.Where(fault => fault.Severity == FaultSeverity.Error).Select(fault => new FieldFault(fault.Path, fault.Message))];
}
