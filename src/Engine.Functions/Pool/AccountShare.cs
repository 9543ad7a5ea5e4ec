namespace Engine.Functions.Pool;

/// <summary>Counts the runs of each account and refuses those above its share.</summary>
internal sealed class AccountShare(int most)
{
    private readonly Dictionary<string, int> _running = new(StringComparer.Ordinal);

    public bool TryEnter(string account)
    {
        lock (_running)
        {
            var now = _running.GetValueOrDefault(account);
            if (now >= most)
            {
                return false;
            }

            _running[account] = now + 1;
            return true;
        }
    }

    public void Leave(string account)
    {
        lock (_running)
        {
            if (--_running[account] == 0)
            {
                _running.Remove(account);
            }
        }
    }
}
