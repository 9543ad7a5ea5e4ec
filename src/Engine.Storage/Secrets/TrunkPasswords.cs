using System.Collections.Concurrent;
using System.Security.Cryptography;
using Engine.Ports;
using Engine.Ports.Trunks;
using Microsoft.Extensions.Logging;

namespace Engine.Storage.Secrets;

/// <summary>
/// Passwords of trunks as they are stored, each opened by whoever makes a call over its trunk. Opening all of an account's to list its trunks
/// would let one that cannot be decrypted stop every call of the account (AUTH-12).
/// </summary>
internal sealed partial class TrunkPasswords(SecretProtector secrets, ILogger<TrunkPasswords> logger)
{
    /// <summary>What the log was told of. Whoever looks at a trunk's status reads its password anew, so it is no one's own to remember.</summary>
    private readonly ConcurrentDictionary<TrunkId, byte[]> _told = new();

    /// <param name="account">Whose trunk it is, for the log.</param>
    /// <param name="trunkId">The row that the password is bound to.</param>
    /// <param name="concealed">As it stands in that row.</param>
    public ISealedPassword Of(AccountId account, TrunkId trunkId, byte[] concealed) => new Stored(this, account, trunkId, concealed);

    private sealed class Stored(TrunkPasswords all, AccountId account, TrunkId trunkId, byte[] concealed) : ISealedPassword
    {
        private volatile string? _clear;

        /// <summary>Once opened it stays so: the calls of a busy trunk shall not decrypt it each. A failure is tried again, as the key may come back.</summary>
        public string? Open()
        {
            try
            {
                return _clear ??= all.Reveal(trunkId, concealed);
            }
            catch (CryptographicException cause)
            {
                all.Tell(account, trunkId, concealed, cause);
                return null;
            }
        }

        /// <summary>Without the secret: records print what they hold into logs.</summary>
        public override string ToString() => "***";
    }

    /// <summary>Once for each stored password: every call over the trunk comes by here, and every look at its status.</summary>
    private void Tell(AccountId account, TrunkId trunkId, byte[] concealed, CryptographicException cause)
    {
        if (!_told.TryGetValue(trunkId, out var told) || !told.AsSpan().SequenceEqual(concealed))
        {
            _told[trunkId] = concealed;
            Log.CannotOpen(logger, cause, trunkId, account);
        }
    }

    private string Reveal(TrunkId trunkId, byte[] concealed) => secrets.Reveal(SecretProtector.TrunkPassword, trunkId, concealed);

    private static partial class Log
    {
        [LoggerMessage(2003, LogLevel.Error,
            "The password of trunk {TrunkId} of account {Account} cannot be decrypted, so that no call goes over this trunk: set it again "
            + "(PUT /v1/trunks/{TrunkId} with password), or put back the row of the table protection_keys that is named below")]
        public static partial void CannotOpen(ILogger logger, Exception cause, TrunkId trunkId, AccountId account);
    }
}
