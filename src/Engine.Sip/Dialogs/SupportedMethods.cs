namespace Engine.Sip.Dialogs;

/// <summary>The methods we take (RFC 3261 §20.5).</summary>
internal static class SupportedMethods
{
    /// <summary>The value of our Allow header.</summary>
    internal static ReadOnlySpan<byte> Allow => "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE"u8;
}
