namespace Engine.Accounts.Access;

/// <summary>A key that signs access tokens (ES256).</summary>
/// <param name="Pkcs8">The private key, PKCS#8 DER; encrypted at rest.</param>
/// <param name="SignsUntil">From here on a younger key signs.</param>
/// <param name="AcceptedUntil">From here on tokens of this key are refused and the key may be deleted.</param>
public sealed record SigningKey(
    string KeyId, ReadOnlyMemory<byte> Pkcs8, DateTimeOffset CreatedAt, DateTimeOffset SignsUntil, DateTimeOffset AcceptedUntil)
{
    /// <summary>Without the key: records print themselves into logs.</summary>
    public override string ToString() => $"SigningKey({KeyId})";
}
