namespace Engine.Sip.Wire.Messages;

/// <summary>Method tokens on the wire. Methods are case sensitive (RFC 3261 §7.1).</summary>
internal static class SipMethodNames
{
    private static readonly byte[][] Tokens =
    [
        [], [.. "INVITE"u8], [.. "ACK"u8], [.. "BYE"u8], [.. "CANCEL"u8], [.. "OPTIONS"u8], [.. "REGISTER"u8], [.. "PRACK"u8],
        [.. "UPDATE"u8], [.. "INFO"u8], [.. "REFER"u8], [.. "NOTIFY"u8], [.. "SUBSCRIBE"u8], [.. "MESSAGE"u8], [.. "PUBLISH"u8],
    ];

    /// <summary>The token of a known method; empty for <see cref="SipMethod.Other"/>.</summary>
    public static ReadOnlySpan<byte> Token(this SipMethod method) => Tokens[(int)method];

    /// <summary>The known method with exactly this token, or <see cref="SipMethod.Other"/>.</summary>
    public static SipMethod Of(ReadOnlySpan<byte> token)
    {
        if (token.IsEmpty)
        {
            return SipMethod.Other;
        }

        var candidate = token[0] switch
        {
            (byte)'I' => token.Length == 6 ? SipMethod.Invite : SipMethod.Info,
            (byte)'A' => SipMethod.Ack,
            (byte)'B' => SipMethod.Bye,
            (byte)'C' => SipMethod.Cancel,
            (byte)'O' => SipMethod.Options,
            (byte)'R' => token.Length == 8 ? SipMethod.Register : SipMethod.Refer,
            (byte)'P' => token.Length == 5 ? SipMethod.Prack : SipMethod.Publish,
            (byte)'U' => SipMethod.Update,
            (byte)'N' => SipMethod.Notify,
            (byte)'S' => SipMethod.Subscribe,
            (byte)'M' => SipMethod.Message,
            _ => SipMethod.Other,
        };
        return candidate != SipMethod.Other && token.SequenceEqual(candidate.Token()) ? candidate : SipMethod.Other;
    }
}
