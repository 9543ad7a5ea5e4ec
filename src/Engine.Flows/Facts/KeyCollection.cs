namespace Engine.Flows.Facts;

/// <summary>
/// Collecting keys, as a pure machine for the runner of <see cref="InteractionEffect.Collect"/>: the first key stops the prompt and counts;
/// the timer runs from the end of the prompt and anew after each key.
/// </summary>
/// <param name="Digits">Keys so far.</param>
/// <param name="End">How it ended, null while it goes on.</param>
public sealed record KeyCollection(string Digits, KeyCollection.Ending? End)
{
    /// <summary>How a collection ended.</summary>
    public enum Ending
    {
        /// <summary>Enough keys, or the ending key after at least one.</summary>
        Complete,

        /// <summary>Time was up, or the ending key came first.</summary>
        Incomplete,
    }

    /// <summary>Before the first key.</summary>
    public static KeyCollection Empty { get; } = new("", null);

    /// <summary>A key (0-9 * # A-D) was pressed.</summary>
    public KeyCollection Press(char key, KeyRules rules)
    {
        if (End is not null)
        {
            return this;
        }

        if (key == rules.EndingKey)
        {
            return this with { End = Digits.Length > 0 ? Ending.Complete : Ending.Incomplete };
        }

        var digits = Digits + key;
        return new KeyCollection(digits, digits.Length >= rules.MaxDigits ? Ending.Complete : null);
    }

    /// <summary>Never the digits: they must not reach a log.</summary>
    public override string ToString() => $"{nameof(KeyCollection)} {End}";

    /// <summary>The timer ran out.</summary>
    public KeyCollection TimeOut() => End is null ? this with { End = Ending.Incomplete } : this;
}

/// <summary>When a collection of keys is complete.</summary>
/// <param name="MaxDigits">Complete with this many, 1 or more; the engine's own limit when the flow gives none.</param>
/// <param name="EndingKey">Key that completes it and is not part of it, null = none.</param>
/// <param name="TimeoutSeconds">Wait for the next key, from the end of the prompt and anew after each key.</param>
/// <param name="Sensitive">Keys must not be logged or traced.</param>
public sealed record KeyRules(int MaxDigits, char? EndingKey, int TimeoutSeconds, bool Sensitive);
