namespace Engine.Sip.Auth;

/// <summary>Digest algorithms (RFC 7616 §3.3, RFC 8760 §2.2).</summary>
public enum DigestAlgorithm : byte
{
    /// <summary>A name we do not know: the challenge is passed over.</summary>
    Unknown,
    Md5,
    Md5Session,
    Sha256,
    Sha256Session,
    Sha512Trunc256,
    Sha512Trunc256Session,
}
