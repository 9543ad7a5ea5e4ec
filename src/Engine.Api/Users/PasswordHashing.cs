using Engine.Accounts.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Engine.Api.Users;

/// <summary>The framework's password hash (PBKDF2-HMAC-SHA-512 with a salt, RFC 8018 §5.2), which carries its own count of rounds.</summary>
internal sealed class PasswordHashing : IPasswordHashing, IDisposable
{
    /// <summary>OWASP's count for SHA-512: about a tenth of a second of one core a guess.</summary>
    public const int Rounds = 210_000;

    private static readonly User Nobody = new("", new Ports.AccountId(""), "", "", Role.Viewer, HasPassword: false, default, default);

    /// <summary>Strangers can ask for hashes; calls need the other cores. Who comes beyond that waits for a turn.</summary>
    private readonly SemaphoreSlim _turns = new(Math.Max(1, Environment.ProcessorCount / 4));

    private readonly PasswordHasher<User> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));
    private readonly string _ofNobody;

    public PasswordHashing() => _ofNobody = _hasher.HashPassword(Nobody, SecretToken.New());

    public Task<string> HashAsync(string password, CancellationToken cancellation) =>
        InTurnAsync(() => _hasher.HashPassword(Nobody, password), cancellation);

    public Task<bool> MatchesAsync(string password, string? hash, CancellationToken cancellation) => InTurnAsync(
        () => _hasher.VerifyHashedPassword(Nobody, hash ?? _ofNobody, password) != PasswordVerificationResult.Failed && hash is not null,
        cancellation);

    public void Dispose() => _turns.Dispose();

    private async Task<T> InTurnAsync<T>(Func<T> work, CancellationToken cancellation)
    {
        await _turns.WaitAsync(cancellation);
        try
        {
            return await Task.Run(work, CancellationToken.None);
        }
        finally
        {
            _turns.Release();
        }
    }
}
