using Engine.Sip.Wire.Headers;
using Engine.Sip.Wire.Messages;
using Engine.Sip.Wire.Parsing;

namespace Engine.Sip.Tests.Wire.Parsing;

/// <summary>Asks a message everything that can be asked without allocating; the sum keeps the work from being optimised away.</summary>
internal static class TypedViews
{
    internal static int ReadAll(SipMessage message)
    {
        var sum = (int)SipCheck.Check(message);
        foreach (var element in message.List(HeaderId.Via))
        {
            sum += Via.TryRead(element, out var via) ? via.Branch.Length + via.RportPort : 1;
        }

        sum += ReadAddresses(message, HeaderId.Contact) + ReadAddresses(message, HeaderId.RecordRoute) + ReadAddresses(message, HeaderId.Route)
            + ReadAddresses(message, HeaderId.From) + ReadAddresses(message, HeaderId.To);
        foreach (var element in message.List(HeaderId.Reason))
        {
            sum += Reason.TryRead(element, out var reason) ? reason.Cause : 1;
        }

        foreach (var challenge in message.Challenges(HeaderId.WwwAuthenticate))
        {
            sum += challenge.Length;
        }

        sum += RetryAfter.TryRead(message.Value(HeaderId.RetryAfter), out var retry) ? (int)retry.Seconds : 0;
        sum += MediaType.TryRead(message.Value(HeaderId.ContentType), out var media) ? media.Type.Length : 0;
        sum += (int)SdpBody.Find(message, out var sdp) + sdp.Length;
        for (var index = 0; index < message.HeaderCount; index++)
        {
            sum += message.NameAt(index).Length + message.ValueAt(index).Length;
        }

        return sum + message.Body.Length + message.ReasonPhrase.Length + message.CallId().Length;
    }

    private static int ReadAddresses(SipMessage message, HeaderId id)
    {
        var sum = 0;
        foreach (var element in message.List(id))
        {
            if (!NameAddr.TryRead(element, out var address))
            {
                continue;
            }

            foreach (var parameter in address.Params)
            {
                sum += parameter.Name.Length + parameter.Value.Length;
            }

            if (address.TryGetUri(out var uri))
            {
                sum += uri.Host.Length + uri.User.Length + (uri.IsLooseRouter ? 1 : 0);
                sum += SipUriEquality.AreEqual(uri, uri) ? 1 : throw new InvalidOperationException("A URI must equal itself.");
            }
        }

        return sum;
    }
}
