using System.Text;

namespace Engine.Flows.Document;

/// <summary>What is played: text to speak, a prompt of the library or a sound file at a URL; templates are already filled in.</summary>
/// <param name="Text">Text, or SSML where <see cref="IsSsml"/> says so; at most 3,000 characters.</param>
/// <param name="Language">BCP 47 tag for <paramref name="Text"/>.</param>
/// <param name="PromptId">Id in the account's prompt library.</param>
/// <param name="Url">http or https URL.</param>
/// <param name="Sensitive">Holds a sensitive value: never cached, logged or traced.</param>
public sealed record PromptSource(string? Text, string? Language, string? PromptId, string? Url, bool Sensitive)
{
    /// <summary>The author wrote markup. Never guessed from the text, which may begin with a value.</summary>
    public bool IsSsml { get; init; }

    /// <summary>A text of blanks and punctuation, such as an unset variable or "...": it is played as nothing (FLOW-65).</summary>
    public bool IsNothing => Text is not null && !Text.EnumerateRunes().Any(IsSomething);

    /// <summary>Somebody could want to hear it: a letter, a number, a symbol, or one of the marks that have words. Whether a voice can say it is asked later (FLOW-67).</summary>
    private static bool IsSomething(Rune rune) => Rune.IsLetter(rune) || Rune.IsNumber(rune) || Rune.IsSymbol(rune)
        || rune.Value is '%' or '&' or '#' or '@' or '*' or '\u00A7' or '\u00B6' or '\u2030';

    /// <summary>Never shows text, which may hold what callers said or what they owe.</summary>
    public override string ToString() => Text is not null ? $"text ({Text.Length} characters, {Language})" : PromptId is not null ? $"prompt {PromptId}" : "url";
}
