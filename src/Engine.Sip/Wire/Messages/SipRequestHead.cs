namespace Engine.Sip.Wire.Messages;

/// <summary>
/// What every request begins with, written in one stable order (MSG-07): request line, Via, Route, Max-Forwards, From, To, Call-ID,
/// CSeq, Contact. The caller then adds its own headers and calls <see cref="SipWriter.Finish()"/>.
/// </summary>
internal ref struct SipRequestHead
{
    /// <summary>RFC 3261 §8.1.1.6.</summary>
    public const byte DefaultMaxForwards = 70;

    public SipRequestHead()
    {
    }

    public SipMethod Method { get; set; }

    public WireText RequestUri { get; set; }

    /// <summary>Transport token: "UDP" unless said otherwise.</summary>
    public WireText Transport { get; set; } = "UDP"u8;

    /// <summary>sent-by: host [":" port].</summary>
    public WireText SentBy { get; set; }

    public WireText Branch { get; set; }

    /// <summary>Route values in order, each as it stands in the header ("&lt;sip:p1;lr&gt;").</summary>
    public ReadOnlySpan<string> Routes { get; set; }

    public byte MaxForwards { get; set; } = DefaultMaxForwards;

    /// <summary>Display name of From; empty for none.</summary>
    public WireText FromDisplay { get; set; }

    public WireText FromUri { get; set; }

    public WireText FromTag { get; set; }

    public WireText ToUri { get; set; }

    /// <summary>Empty outside a dialog.</summary>
    public WireText ToTag { get; set; }

    public WireText CallId { get; set; }

    public uint CSeq { get; set; }

    /// <summary>Contact URI; empty for a request without one.</summary>
    public WireText ContactUri { get; set; }

    public readonly void Write(ref SipWriter writer)
    {
        writer.RequestLine(Method, RequestUri);
        writer.Open(HeaderId.Via);
        writer.Raw("SIP/2.0/"u8);
        writer.Token(Transport);
        writer.Raw(" "u8);
        writer.Text(SentBy);
        writer.Raw(";branch="u8);
        writer.Token(Branch);
        writer.Raw(";rport"u8);
        writer.Close();
        foreach (var route in Routes)
        {
            writer.Header(HeaderId.Route, route);
        }

        writer.Header(HeaderId.MaxForwards, MaxForwards);
        writer.NameAddr(HeaderId.From, FromDisplay, FromUri, FromTag);
        writer.NameAddr(HeaderId.To, default, ToUri, ToTag);
        writer.Header(HeaderId.CallId, CallId);
        writer.CSeq(CSeq, Method);
        if (!ContactUri.IsEmpty)
        {
            writer.NameAddr(HeaderId.Contact, default, ContactUri);
        }
    }
}
