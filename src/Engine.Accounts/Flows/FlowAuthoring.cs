using System.Text;
using Engine.Flows.Components;
using Engine.Flows.Document;
using Engine.Flows.Validation;
using Engine.Ports;

namespace Engine.Accounts.Flows;

/// <summary>Turns a document of an author into content for the store: read once, validated, with all faults.</summary>
public sealed class FlowAuthoring(IAccountCatalogs catalogs)
{
    /// <summary>The faults of a document against the account's present catalogue.</summary>
    public async Task<FlowCheck> CheckAsync(AccountId account, ReadOnlyMemory<byte> document, CancellationToken cancellation) =>
        await CheckAsync(account, FlowReader.Read(document, BuiltInComponents.Registry.Form), cancellation);

    /// <summary>The content to save, faults and all; refused only when nothing in it can be read as a flow.</summary>
    public async Task<AuthoredFlow> ReadAsync(AccountId account, ReadOnlyMemory<byte> json, CancellationToken cancellation)
    {
        var reading = FlowReader.Read(json, BuiltInComponents.Registry.Form);
        if (reading.Document is not { } document)
        {
            return reading.Faults.FirstOrDefault(fault => fault.Code == FlowFault.TooLarge) is { } tooLarge
                ? new AuthoredFlow.TooLarge(tooLarge.Message)
                : new AuthoredFlow.NotAFlow(FlowFaults.Errors(reading.Faults));
        }

        var check = await CheckAsync(account, reading, cancellation);
        return new AuthoredFlow.Readable(new FlowContent(
            document.Name,
            document.Description,
            Encoding.UTF8.GetString(reading.Tight.Span),
            FlowWriter.ContentHash(document),
            FlowFaults.Text(check.Faults),
            !check.CanPublish));
    }

    private async Task<FlowCheck> CheckAsync(AccountId account, FlowReading reading, CancellationToken cancellation) =>
        FlowValidator.Check(reading, BuiltInComponents.Registry, await catalogs.LoadAsync(account, reading.References, cancellation));
}

/// <summary>A document that an author sent.</summary>
public abstract record AuthoredFlow
{
    private AuthoredFlow()
    {
    }

    public sealed record Readable(FlowContent Content) : AuthoredFlow;

    public sealed record NotAFlow(IReadOnlyList<FieldFault> Faults) : AuthoredFlow;

    /// <param name="Message">How large it is, and what to do.</param>
    public sealed record TooLarge(string Message) : AuthoredFlow;
}
