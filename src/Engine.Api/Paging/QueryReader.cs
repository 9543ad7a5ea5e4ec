using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Engine.Accounts;
using Engine.Accounts.Paging;
using Engine.Api.Errors;
using Engine.Flows.Document.Marks;

namespace Engine.Api.Paging;

/// <summary>Reads query parameters and gathers every fault; unknown ones are left alone.</summary>
internal sealed class QueryReader(IQueryCollection query)
{
    /// <summary>Longest text value, in characters.</summary>
    public const int MaxTextLength = 128;

    private readonly List<FieldFault> _faults = [];

    /// <summary>Null while everything read so far was valid.</summary>
    public ApiProblem? Problem => _faults.Count == 0 ? null : new ApiProblem(ApiErrors.InvalidParameters, fields: _faults);

    public string? Text(string name) => Single(name) is { } value && Fits(name, value.Length <= MaxTextLength, "is too long") ? value : null;

    /// <summary>A phone number; a plus sign that was not percent-encoded arrives as a space.</summary>
    public string? Phone(string name) => Text(name) is { } text ? HiddenMarks.Removed(text).Replace(' ', '+') : null;

    /// <summary>One word of a closed set.</summary>
    public string? Word(string name, IReadOnlyCollection<string> allowed) =>
        Single(name) is { } value && Fits(name, allowed.Contains(value), $"must be one of {string.Join(", ", allowed)}") ? value : null;

    /// <summary>Words of a closed set, divided by commas; null when it is absent.</summary>
    public IReadOnlySet<string>? Words(string name, IReadOnlyCollection<string> allowed) =>
        Single(name)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words
            && Fits(name, words.All(allowed.Contains), $"may hold only {string.Join(", ", allowed)}, divided by commas")
            ? words.ToHashSet(StringComparer.Ordinal)
            : null;

    /// <summary>Text of these characters only, such as a code or the beginning of an id.</summary>
    /// <param name="name">Of the parameter.</param>
    /// <param name="allowed">Characters.</param>
    /// <param name="maxLength">Characters at most.</param>
    /// <param name="means">What it must be, for the message.</param>
    public string? Letters(string name, SearchValues<char> allowed, int maxLength, string means) =>
        Single(name) is { } value && Fits(name, value.Length <= maxLength && !value.AsSpan().ContainsAnyExcept(allowed), "must be " + means) ? value : null;

    /// <summary>Null when it is absent.</summary>
    public int? Count(string name, int least, int most) => Number(name, long.MinValue, least, most) is var number and not long.MinValue ? (int)number : null;

    /// <summary>A member of an enumeration by its name in snake_case.</summary>
    public T? Member<T>(string name)
        where T : struct, Enum => Word(name, [.. Enum.GetNames<T>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)]) is { } word
            ? Enum.GetValues<T>().First(value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()) == word)
            : null;

    /// <summary>RFC 3339; a time without offset is refused rather than guessed.</summary>
    public DateTimeOffset? Time(string name)
    {
        if (Single(name) is not { } text)
        {
            return null;
        }

        // A plus sign that was not percent-encoded arrives as a space.
        var hasZone = text.EndsWith('Z') || text.LastIndexOfAny(['+', '-', ' ']) > text.IndexOf('T', StringComparison.Ordinal);
        var read = DateTimeOffset.TryParse(text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.None, out var time);
        return Fits(name, read && hasZone && text.Contains('T', StringComparison.Ordinal), "must be an RFC 3339 time such as 2026-01-31T08:30:00Z")
            ? time.ToUniversalTime()
            : null;
    }

    public long Number(string name, long whenAbsent, long least, long most)
    {
        if (Single(name) is not { } text)
        {
            return whenAbsent;
        }

        var read = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;
        return Fits(name, read, $"must be a whole number from {least} to {most}") ? number : whenAbsent;
    }

    public PageRequest Page()
    {
        var size = (int)Number("page_size", PageRequest.DefaultSize, 1, PageRequest.MaxSize);
        if (Single("page_token") is not { } text)
        {
            return new PageRequest(size);
        }

        return Fits("page_token", PageToken.TryParse(text, out var token), "is not a token this server gave out")
            ? new PageRequest(size, token)
            : new PageRequest(size);
    }

    private string? Single(string name)
    {
        if (!query.TryGetValue(name, out var values) || values.Count == 0)
        {
            return null;
        }

        return Fits(name, values.Count == 1, "is there more than once") && !string.IsNullOrEmpty(values[0]) ? values[0] : null;
    }

    private bool Fits(string name, bool fits, string otherwise)
    {
        if (!fits)
        {
            _faults.Add(new FieldFault(name, otherwise));
        }

        return fits;
    }
}
