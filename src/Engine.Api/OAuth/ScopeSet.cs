namespace Engine.Api.OAuth;

/// <summary>A set of scopes as a token or a client carries it (RFC 6749 §3.3: words divided by single spaces).</summary>
internal sealed class ScopeSet
{
    /// <summary>Longest scope parameter that is looked at; the whole list is far shorter.</summary>
    public const int MaxLength = 2048;

    private readonly HashSet<string> words;

    public ScopeSet(IEnumerable<string> words) => this.words = new HashSet<string>(words, StringComparer.Ordinal);

    public IReadOnlyCollection<string> Words => words;

    public static ScopeSet Parse(string? text) =>
        new((text ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>True when the scope itself or the <c>*</c> of its family is in the set.</summary>
    public bool Covers(string scope)
    {
        if (words.Contains(scope))
        {
            return true;
        }

        var colon = scope.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
        {
            return false;
        }

        var family = scope[..(colon + 1)];
        return scope.EndsWith('*')
            ? Scopes.Families.Contains(scope, StringComparer.Ordinal) && Members(family).All(words.Contains)
            : words.Contains(family + "*");
    }

    /// <summary>The words no client can ever be granted.</summary>
    public IReadOnlyList<string> Unknown() => [.. words.Where(word => !Scopes.All.Contains(word, StringComparer.Ordinal))];

    private static IEnumerable<string> Members(string family) =>
        Scopes.Single.Where(scope => scope.StartsWith(family, StringComparison.Ordinal));

    /// <summary>Sorted, so that the same set always reads the same.</summary>
    public override string ToString() => string.Join(' ', words.Order(StringComparer.Ordinal));
}
