namespace Engine.Actors.Legs;

/// <summary>
/// Keys of one leg that no input has taken yet: typed ahead for the next one. Keys pressed while a sound of the flow plays are ignored
/// (FLOW-56). Used in the turns of the leg's actor only.
/// </summary>
internal sealed class LegKeys
{
    /// <summary>Keys kept; further ones are dropped, as a person who types so much without an answer has to start again anyway.</summary>
    public const int Most = 100;

    private readonly Queue<char> _waiting = new();
    private bool _ignoring;

    /// <summary>A sound of the flow begins: waiting keys are dropped, and so are new ones.</summary>
    public void Ignore()
    {
        _ignoring = true;
        _waiting.Clear();
    }

    /// <summary>The sound of the flow is over.</summary>
    public void Heed() => _ignoring = false;

    /// <summary>A key that no input took.</summary>
    public void Keep(char key)
    {
        if (!_ignoring && _waiting.Count < Most)
        {
            _waiting.Enqueue(key);
        }
    }

    /// <summary>Takes the oldest.</summary>
    public bool TryTake(out char key) => _waiting.TryDequeue(out key);

    /// <summary>Never the keys: they must not reach a log.</summary>
    public override string ToString() => nameof(LegKeys);
}
