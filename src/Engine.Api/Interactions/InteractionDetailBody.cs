using System.Text.Json.Serialization;
using Engine.Accounts.Interactions;

namespace Engine.Api.Interactions;

/// <summary>An interaction with its attempts and the variables that are not sensitive.</summary>
internal sealed record InteractionDetailBody : InteractionBody
{
    private InteractionDetailBody(InteractionBody summary)
        : base(summary)
    {
    }

    // Derived members would otherwise stand before those of the summary.
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<AttemptBody> Attempts { get; init; }

    [JsonPropertyOrder(2)]
    public required IReadOnlyDictionary<string, string?> Variables { get; init; }

    public static InteractionDetailBody From(InteractionView view) => new(InteractionBody.From(view.Interaction))
    {
        Attempts = [.. view.Attempts.Select(AttemptBody.From)],
        Variables = view.Variables,
    };
}
