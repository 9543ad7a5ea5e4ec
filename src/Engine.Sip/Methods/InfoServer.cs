using System.Text;
using Engine.Sip.Wire.Headers;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Methods;

/// <summary>An INFO of the peer (DLG-06, DTMF-06): digits go to the call; what digits they are is read above.</summary>
internal static class InfoServer
{
    internal static void Receive(in DialogExchange exchange)
    {
        var request = exchange.Request;
        if (request.Has(HeaderId.InfoPackage))
        {
            exchange.Reply(469, "Bad Info Package");
        }
        else if (request.Body.IsEmpty)
        {
            exchange.Reply(200, "OK");
        }
        else if (IsDigits(request.Value(HeaderId.ContentType)))
        {
            exchange.Reply(200, "OK");
            exchange.Owner.OnInfo(Encoding.UTF8.GetString(request.Value(HeaderId.ContentType)), request.Body);
        }
        else
        {
            exchange.Reply(415, "Unsupported Media Type");
        }
    }

    private static bool IsDigits(ReadOnlySpan<byte> contentType) => MediaType.TryRead(contentType, out var media)
        && (media.Is("application"u8, "dtmf-relay"u8) || media.Is("application"u8, "dtmf"u8) || media.Is("audio"u8, "telephone-event"u8));
}
