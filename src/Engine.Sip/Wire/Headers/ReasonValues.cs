using System.Text;
using Engine.Sip.Wire.Messages;
using Engine.Sip.Wire.Parsing;

namespace Engine.Sip.Wire.Headers;

/// <summary>The values of the Reason header lines of one message (RFC 3326, RFC 8606, RFC 9366).</summary>
internal readonly record struct ReasonValues
{
    /// <summary>Characters kept of a text; what is longer is cut.</summary>
    internal const int MaxText = 1000;

    /// <summary>The first Q.850 cause, 1 to 127, or null.</summary>
    internal int? Q850 { get; init; }

    /// <summary>The text beside it, or null.</summary>
    internal string? Q850Text { get; init; }

    /// <summary>Where the call was released, as the value says it (RFC 8606): U, LPN, LN, TN, RLN, RPN, INTL, BI, in capitals; or null.</summary>
    internal string? Location { get; init; }

    /// <summary>The first cause of protocol SIP, or null.</summary>
    internal int? SipCause { get; init; }

    /// <summary>The text beside it, or null.</summary>
    internal string? SipText { get; init; }

    /// <summary>The first text of any value, or null.</summary>
    internal string? Text { get; init; }

    /// <summary>The text in which call analytics say that they blocked the call (ATIS-1000099): it begins v=analytics and stands beside SIP 603 or Q.850 21.</summary>
    internal string? Analytics { get; init; }

    internal static ReasonValues Read(SipMessage message)
    {
        ReasonValues values = default;
        foreach (var element in message.List(HeaderId.Reason))
        {
            if (Reason.TryRead(element, out var reason))
            {
                values = values.With(reason);
            }
        }

        return values;
    }

    private ReasonValues With(in Reason reason)
    {
        var text = TextOf(reason.Text);
        var values = this with
        {
            Text = Text ?? text,
            Analytics = Analytics ?? (SaysAnalytics(reason, text) ? text : null),
        };
        if (reason.IsQ850 && values.Q850 is null && reason.Cause is > 0 and < 128)
        {
            return values with { Q850 = reason.Cause, Q850Text = text, Location = TokenOf(reason.Location) };
        }

        return reason.IsSip && values.SipCause is null && reason.Cause >= 0 ? values with { SipCause = reason.Cause, SipText = text } : values;
    }

    private static bool SaysAnalytics(in Reason reason, string? text) =>
        ((reason.IsSip && reason.Cause == 603) || (reason.IsQ850 && reason.Cause == 21))
        && text is not null && text.StartsWith("v=analytics", StringComparison.OrdinalIgnoreCase);

    private static string? TextOf(ReadOnlySpan<byte> escaped)
    {
        var text = QuotedText.Unescape(escaped).Trim();
        return text.Length == 0 ? null : text[..Math.Min(text.Length, MaxText)];
    }

    private static string? TokenOf(ReadOnlySpan<byte> location) => Tokens.IsToken(location) ? Encoding.ASCII.GetString(location).ToUpperInvariant() : null;
}
