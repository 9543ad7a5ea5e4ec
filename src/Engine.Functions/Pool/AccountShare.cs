namespace Engine.Functions.Pool;

/// <summary>Counts the runs of each account and refuses those above its share.</summary>
internal sealed class AccountShare(int most)
{
    private readonly Dictionary<string, int> running = new(StringComparer.Ordinal);

    public bool TryEnter(string account)
    {
        lock (running)
        {
            var now = running.GetValueOrDefault(account);
            if (now >= most)
            {
                return false;
            }

            running[account] = now + 1;
            return true;
        }
    }

    public void Leave(string account)
    {
        lock (running)
        {
            if (--running[account] == 0)
            {
                running.Remove(account);
            }
        }
    }
}
