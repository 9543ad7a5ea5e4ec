using System.Text;
using Engine.Sip.Transactions;
using Engine.Sip.Transport;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Methods;

/// <summary>What a request requires of us (RFC 3261 §8.2.2.3; DLG-08): we support no extension, so that whatever stands in Require is refused.</summary>
internal static class RequireCheck
{
    /// <summary>Refuses a request that requires something by 420, whose one Unsupported header names all of it; true when it did.</summary>
    internal static bool Refused(AgentServices services, ServerTransaction transaction, SipMessage request, string? toTag = null)
    {
        // ACK and CANCEL are never refused for it, and a BYE is done whatever it asks for: the call is over in any case.
        if (request.Method is SipMethod.Ack or SipMethod.Cancel or SipMethod.Bye || Unsupported(request) is not { Length: > 0 } names)
        {
            return false;
        }

        Responder.Send(services, transaction, request, 420, "Bad Extension", new Responder.Extra { ToTag = toTag, Headers = [new("Unsupported", names)] });
        return true;
    }

    /// <summary>The option tags of every Require line, each once in any letter case, as one list; empty when nothing is required.</summary>
    private static string Unsupported(SipMessage request)
    {
        if (!request.Has(HeaderId.Require))
        {
            return "";
        }

        var tags = new List<string>(4);
        foreach (var element in request.List(HeaderId.Require))
        {
            // A folded line must not break our own.
            var tag = string.Join(' ', Encoding.UTF8.GetString(element).Split(['\r', '\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries));
            if (!tags.Contains(tag, StringComparer.OrdinalIgnoreCase))
            {
                tags.Add(tag);
            }
        }

        return string.Join(", ", tags);
    }
}
