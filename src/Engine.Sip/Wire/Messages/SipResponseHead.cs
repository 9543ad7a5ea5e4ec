using System.Text;
using Engine.Sip.Wire.Headers;
using Engine.Sip.Wire.Parsing;

namespace Engine.Sip.Wire.Messages;

/// <summary>
/// What every response begins with, copied from its request (RFC 3261 §8.2.6): all Via, From, To (+ tag), Call-ID, CSeq; Timestamp in
/// a 100, Record-Route in 101..299. The caller then adds its own headers and calls <see cref="SipWriter.Finish()"/>.
/// </summary>
internal ref struct SipResponseHead
{
    public int StatusCode { get; set; }

    public WireText ReasonPhrase { get; set; }

    /// <summary>Added to To when the request has none and the status is above 100.</summary>
    public WireText ToTag { get; set; }

    /// <summary>Source address of the request, for received (RFC 3261 §18.2.1); empty to leave Via as it is.</summary>
    public WireText ReceivedFrom { get; set; }

    /// <summary>Source port of the request, for rport (RFC 3581 §4).</summary>
    public int ReceivedPort { get; set; }

    public readonly void Write(ref SipWriter writer, SipMessage request)
    {
        writer.StatusLine(StatusCode, ReasonPhrase);
        WriteVias(ref writer, request);
        if (StatusCode is > 100 and < 300)
        {
            writer.Copy(request, HeaderId.RecordRoute);
        }

        writer.Copy(request, HeaderId.From);
        writer.Open(HeaderId.To);
        writer.Unfolded(request.Value(HeaderId.To));
        if (StatusCode > 100 && !ToTag.IsEmpty && request.ToTag().IsEmpty)
        {
            writer.Raw(";tag="u8);
            writer.Token(ToTag);
        }

        writer.Close();
        writer.Copy(request, HeaderId.CallId);
        writer.Copy(request, HeaderId.CSeq);
        if (StatusCode == 100)
        {
            writer.Copy(request, HeaderId.Timestamp);
        }
    }

    private readonly void WriteVias(ref SipWriter writer, SipMessage request)
    {
        var top = true;
        foreach (var element in request.List(HeaderId.Via))
        {
            writer.Open(HeaderId.Via);
            if (top && !ReceivedFrom.IsEmpty && Via.TryRead(element, out var via))
            {
                WriteTopVia(ref writer, element, via);
            }
            else
            {
                writer.Unfolded(element);
            }

            writer.Close();
            top = false;
        }
    }

    private readonly void WriteTopVia(ref SipWriter writer, ReadOnlySpan<byte> element, Via via)
    {
        var semicolon = element.IndexOf((byte)';');
        writer.Unfolded(Lws.TrimEnd(semicolon < 0 ? element : element[..semicolon]));
        foreach (var parameter in via.Params)
        {
            if (Ascii.EqualsIgnoreCase(parameter.Name, "received"u8) || Ascii.EqualsIgnoreCase(parameter.Name, "rport"u8))
            {
                continue;
            }

            writer.Raw(";"u8);
            writer.Text(parameter.Name);
            if (parameter.HasValue)
            {
                var quote = parameter.IsQuoted ? "\""u8 : default;
                writer.Raw("="u8);
                writer.Raw(quote);
                writer.Unfolded(parameter.Value);
                writer.Raw(quote);
            }
        }

        writer.Raw(";received="u8);
        writer.Text(ReceivedFrom);
        if (via.RportPort >= 0)
        {
            writer.Raw(";rport="u8);
            writer.Number((uint)ReceivedPort);
        }
    }
}
