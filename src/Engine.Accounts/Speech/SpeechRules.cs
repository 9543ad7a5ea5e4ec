using System.Text.RegularExpressions;

namespace Engine.Accounts.Speech;

/// <summary>The rules speech settings must keep to be stored.</summary>
public static partial class SpeechRules
{
    private const int MaxProviders = 20;
    private const int MaxChoices = 100;
    private const int MaxNameLength = 64;
    private const int MaxUrlLength = 500;
    private const int MaxKeyLength = 500;

    /// <summary>Every fault.</summary>
    /// <param name="settings">To be stored.</param>
    /// <param name="keys">The key sent with each provider, in their order; null where none was sent.</param>
    public static IReadOnlyList<FieldFault> Check(SpeechSettings settings, IReadOnlyList<string?> keys)
    {
        var (faults, providers) = (new FaultList(), settings.Providers);
        faults.Require(providers.Count <= MaxProviders, "providers", $"must be at most {MaxProviders}");
        faults.Require(
            providers.Select(p => p.Name).Distinct(StringComparer.Ordinal).Count() == providers.Count, "providers", "must not have one name twice");
        for (var i = 0; i < Math.Min(providers.Count, MaxProviders); i++)
        {
            Check(faults, providers[i], keys[i], $"providers[{i}]");
        }

        Check(faults, settings.Synthesis, providers, "synthesis");
        Check(faults, settings.Recognition, providers, "recognition");
        return faults.Found;
    }

    private static void Check(FaultList faults, SpeechProvider provider, string? key, string path)
    {
        faults.RequireText(provider.Name, $"{path}.name", MaxNameLength);
        faults.Require(provider.Name != SpeechChoice.Embedded, $"{path}.name", "must not be embedded, which names the engines of this server");
        var isUrl = provider.Url.Length <= MaxUrlLength && Uri.TryCreate(provider.Url, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp) && url is { UserInfo: "", Query: "", Fragment: "" };
        faults.Require(isUrl, $"{path}.url", "must be an http or https URL without user, query and fragment, such as https://speech.example.net/v1");
        faults.Require(
            key is null || (key.Length <= MaxKeyLength && key.All(c => c is > ' ' and < '\u007F')),
            $"{path}.api_key", $"must be at most {MaxKeyLength} printable ASCII characters without blanks");
    }

    private static void Check(FaultList faults, IReadOnlyList<SpeechChoice> choices, IReadOnlyList<SpeechProvider> providers, string path)
    {
        faults.Require(choices.Count <= MaxChoices, path, $"must be at most {MaxChoices}");
        for (var i = 0; i < Math.Min(choices.Count, MaxChoices); i++)
        {
            var choice = choices[i];
            faults.Require(choice.Language == "*" || Language().IsMatch(choice.Language), $"{path}[{i}].language", "must be a BCP 47 tag such as en-US, or *");
            faults.Require(
                choice.Engine == SpeechChoice.Embedded || providers.Any(p => p.Name == choice.Engine),
                $"{path}[{i}].engine", "must be embedded or the name of one of the providers");
            faults.RequireAtMost(choice.Voice, $"{path}[{i}].voice", MaxNameLength);
            faults.RequireAtMost(choice.Model, $"{path}[{i}].model", MaxNameLength);
        }
    }

    [GeneratedRegex(@"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Language();
}
