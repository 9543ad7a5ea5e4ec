namespace Engine.Ports.Trunks;

/// <summary>What an account may dial, from which numbers and over which trunks. The adapter caches; a change is seen by the next call.</summary>
public interface ITrunkDirectory
{
    /// <summary>The routing of one account; null when there is no such account. Secrets come decrypted.</summary>
    ValueTask<AccountRouting?> FindAsync(string accountId, CancellationToken stop);
}
