using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Engine.Storage.Secrets;

/// <summary>
/// Secrets at rest, by the framework's data protection (AES-256-CBC with HMAC-SHA-256 by default). Each is bound to its purpose and its
/// row: a ciphertext copied into another row cannot be read there.
/// </summary>
internal sealed class SecretProtector(IDataProtectionProvider protection)
{
    public const string TrunkPassword = "trunk-password";
    public const string ConnectionSecret = "connection-secret";
    public const string SpeechKey = "speech-key";
    public const string SigningKey = "signing-key";

    // Part of every ciphertext for ever: a change makes the stored secrets unreadable.
    private const string Root = "engine-storage-v1";

    public byte[] Conceal(string purpose, string row, string plain) => Conceal(purpose, row, Encoding.UTF8.GetBytes(plain));

    public byte[] Conceal(string purpose, string row, byte[] plain) => For(purpose, row).Protect(plain);

    /// <exception cref="CryptographicException">The key ring lacks the key, or the stored bytes were changed or belong to another row.</exception>
    public string Reveal(string purpose, string row, byte[] concealed) => Encoding.UTF8.GetString(RevealBytes(purpose, row, concealed));

    /// <inheritdoc cref="Reveal"/>
    public byte[] RevealBytes(string purpose, string row, byte[] concealed) => For(purpose, row).Unprotect(concealed);

    private IDataProtector For(string purpose, string row) => protection.CreateProtector(Root, purpose, row);
}
