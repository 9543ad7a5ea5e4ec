using Engine.Accounts.Access;
using Engine.Ports;

namespace Engine.Host.Composition;

/// <summary>An empty store gets one account, so that a newcomer need not know the word.</summary>
internal static class FirstAccount
{
    public static readonly AccountId Id = new("default");

    public static async Task EnsureAsync(IAccountStore accounts, TimeProvider time, CancellationToken cancellation)
    {
        if ((await accounts.ListAsync(cancellation)).Count == 0)
        {
            await accounts.CreateAsync(new Account(Id, "Default", time.GetUtcNow()), cancellation);
        }
    }
}
