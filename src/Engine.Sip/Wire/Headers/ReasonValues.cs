using System.Text;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Wire.Headers;

/// <summary>The values of the Reason header lines of one message (RFC 3326, RFC 8606).</summary>
/// <param name="Q850">The first Q.850 cause, or null.</param>
/// <param name="SipCause">The first cause of protocol SIP, or null.</param>
/// <param name="Text">The first text, or null.</param>
/// <param name="FromUser">The Q.850 value says <c>location=U</c>.</param>
internal readonly record struct ReasonValues(int? Q850, int? SipCause, string? Text, bool FromUser)
{
    internal static ReasonValues Read(SipMessage message)
    {
        ReasonValues values = default;
        foreach (var element in message.List(HeaderId.Reason))
        {
            if (!Reason.TryRead(element, out var reason))
            {
                continue;
            }

            if (values.Text is null && !reason.Text.IsEmpty)
            {
                values = values with { Text = Encoding.UTF8.GetString(reason.Text) };
            }

            if (reason.IsQ850 && values.Q850 is null && reason.Cause is > 0 and < 128)
            {
                values = values with { Q850 = reason.Cause, FromUser = SaysUser(element) };
            }
            else if (reason.IsSip && values.SipCause is null && reason.Cause >= 0)
            {
                values = values with { SipCause = reason.Cause };
            }
        }

        return values;
    }

    private static bool SaysUser(ReadOnlySpan<byte> element)
    {
        var semicolon = element.IndexOf((byte)';');
        foreach (var parameter in new HeaderParams(semicolon < 0 ? default : element[semicolon..]))
        {
            if (Ascii.EqualsIgnoreCase(parameter.Name, "location"u8))
            {
                return Ascii.EqualsIgnoreCase(parameter.Value, "U"u8);
            }
        }

        return false;
    }
}
