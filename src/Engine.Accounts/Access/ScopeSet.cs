namespace Engine.Accounts.Access;

/// <summary>A set of scopes as a token or a client carries it (RFC 6749 §3.3: words divided by single spaces).</summary>
public sealed class ScopeSet
{
    /// <summary>Longest scope parameter that is looked at; the whole list is far shorter.</summary>
    public const int MaxLength = 2048;

    private readonly HashSet<string> _words;

    public ScopeSet(IEnumerable<string> words) => _words = new HashSet<string>(words, StringComparer.Ordinal);

    public IReadOnlyCollection<string> Words => _words;

    public static ScopeSet Parse(string? text) =>
        new((text ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>True when the scope itself or the <c>*</c> of its family is in the set.</summary>
    public bool Covers(string scope)
    {
        if (_words.Contains(scope))
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
            ? Scopes.Families.Contains(scope, StringComparer.Ordinal) && Members(family).All(_words.Contains)
            : _words.Contains(family + "*");
    }

    /// <summary>What both sets cover.</summary>
    public ScopeSet Within(ScopeSet other) => new([.. _words.Where(other.Covers), .. other._words.Where(Covers)]);

    /// <summary>The words no client can ever be granted.</summary>
    public IReadOnlyList<string> Unknown() => [.. _words.Where(word => !Scopes.All.Contains(word, StringComparer.Ordinal))];

    private static IEnumerable<string> Members(string family) =>
        Scopes.Single.Where(scope => scope.StartsWith(family, StringComparison.Ordinal));

    /// <summary>Sorted, so that the same set always reads the same.</summary>
    public override string ToString() => string.Join(' ', _words.Order(StringComparer.Ordinal));
}
