using System.Globalization;
using Engine.Accounts.Flows;

namespace Engine.Accounts;

/// <summary>The result of removing something that flows or numbers may refer to.</summary>
public abstract record Removal
{
    private Removal()
    {
    }

    public sealed record Removed : Removal;

    /// <summary>The account has no such thing.</summary>
    public sealed record Missing : Removal;

    /// <summary>Drafts or published versions, or numbers, refer to it; nothing was removed.</summary>
    /// <param name="Flows">Those flows.</param>
    /// <param name="Numbers">Numbers that prefer it, when it is a trunk.</param>
    public sealed record InUse(IReadOnlyList<FlowUse> Flows, IReadOnlyList<string> Numbers) : Removal
    {
        /// <summary>What uses it, each by its id.</summary>
        public IReadOnlyList<FieldFault> Faults() =>
        [
            .. Flows.Select(use => new FieldFault(
                use.FlowId,
                use.PublishedVersion is { } version
                    ? string.Create(CultureInfo.InvariantCulture, $"Published version {version} of \"{use.FlowName}\" uses it.")
                    : $"The draft of \"{use.FlowName}\" uses it.")),
            .. Numbers.Select(number => new FieldFault(number, $"Calls from {number} prefer it.")),
        ];
    }
}
