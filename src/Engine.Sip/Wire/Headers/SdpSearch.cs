namespace Engine.Sip.Wire.Headers;

/// <summary>The result of looking for the session description of a message.</summary>
public enum SdpSearch : byte
{
    /// <summary>No body, or a multipart without a session description that nobody insists on.</summary>
    None,
    Found,
    /// <summary>A body we must understand and do not: 415.</summary>
    Unsupported,
}
