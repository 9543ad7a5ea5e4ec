using System.Text;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Wire.Headers;

/// <summary>
/// Finds the application/sdp body of a message, alone or as a part of a multipart (MSG-10; RFC 5621, RFC 2046 §5.1). Other parts
/// are ignored unless their disposition says handling=required. Content-Encoding other than identity is not understood.
/// </summary>
internal static class SdpBody
{
    /// <summary>Multiparts inside multiparts are opened so deep.</summary>
    public const int MaxDepth = 3;

    /// <summary>Parts looked at in one multipart; the rest is ignored.</summary>
    public const int MaxParts = 16;

    /// <param name="message">A parsed message.</param>
    /// <param name="sdp">The bytes of the session description when found.</param>
    public static SdpSearch Find(SipMessage message, out ReadOnlySpan<byte> sdp)
    {
        sdp = default;
        if (message.Body.IsEmpty)
        {
            return SdpSearch.None;
        }

        foreach (var encoding in message.List(HeaderId.ContentEncoding))
        {
            if (!Ascii.EqualsIgnoreCase(encoding, "identity"u8))
            {
                return SdpSearch.Unsupported;
            }
        }

        var required = !IsOptional(message.Value(HeaderId.ContentDisposition));
        var found = Search(message.Value(HeaderId.ContentType), message.Body, 0, out sdp);
        return found == SdpSearch.None && required && !IsMultipart(message.Value(HeaderId.ContentType)) ? SdpSearch.Unsupported : found;
    }

    private static SdpSearch Search(ReadOnlySpan<byte> contentType, ReadOnlySpan<byte> body, int depth, out ReadOnlySpan<byte> sdp)
    {
        sdp = default;
        if (!MediaType.TryRead(contentType, out var media))
        {
            // Content-Type forgotten: a body that begins like a session description is taken for one.
            sdp = contentType.IsEmpty && body.StartsWith("v=0"u8) ? body : default;
            return sdp.IsEmpty ? SdpSearch.None : SdpSearch.Found;
        }

        if (media.Is("application"u8, "sdp"u8))
        {
            sdp = body;
            return SdpSearch.Found;
        }

        return IsMultipart(contentType) && depth < MaxDepth && media.Params.TryGet("boundary"u8, out var boundary)
            ? SearchParts(new MultipartReader(body, boundary), depth, out sdp)
            : SdpSearch.None;
    }

    private static SdpSearch SearchParts(MultipartReader parts, int depth, out ReadOnlySpan<byte> sdp)
    {
        sdp = default;
        var result = SdpSearch.None;
        for (var count = 0; count < MaxParts && parts.MoveNext(); count++)
        {
            var part = Search(parts.ContentType, parts.Content, depth + 1, out var found);
            if (part == SdpSearch.Found && result != SdpSearch.Found)
            {
                sdp = found;
                result = SdpSearch.Found;
            }
            else if (part == SdpSearch.Unsupported || (part == SdpSearch.None && IsRequired(parts.ContentDisposition)))
            {
                return SdpSearch.Unsupported;
            }
        }

        return result;
    }

    private static bool IsMultipart(ReadOnlySpan<byte> contentType) =>
        MediaType.TryRead(contentType, out var media) && Ascii.EqualsIgnoreCase(media.Type, "multipart"u8);

    private static bool IsRequired(ReadOnlySpan<byte> disposition) => Handling(disposition, "required"u8);

    private static bool IsOptional(ReadOnlySpan<byte> disposition) => Handling(disposition, "optional"u8);

    private static bool Handling(ReadOnlySpan<byte> disposition, ReadOnlySpan<byte> word)
    {
        var semicolon = disposition.IndexOf((byte)';');
        return semicolon >= 0 && new HeaderParams(disposition[semicolon..]).TryGet("handling"u8, out var handling)
            && Ascii.EqualsIgnoreCase(handling, word);
    }
}

/// <summary>The result of looking for the session description of a message.</summary>
public enum SdpSearch : byte
{
    /// <summary>No body, or a multipart without a session description that nobody insists on.</summary>
    None,
    Found,
    /// <summary>A body we must understand and do not: 415.</summary>
    Unsupported,
}
