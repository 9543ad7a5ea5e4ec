using System.Text.RegularExpressions;
using Engine.Accounts.Speech;
using Engine.Api.Json;

namespace Engine.Api.Speech;

/// <summary>An account's speech settings as they are sent: they replace those before.</summary>
internal sealed partial record SpeechWrite(
    IReadOnlyList<SpeechWrite.Provider> Providers, IReadOnlyList<SpeechBody.Choice> Synthesis, IReadOnlyList<SpeechBody.Choice> Recognition)
{
    private const int MaxProviders = 20;
    private const int MaxChoices = 100;
    private const int MaxNameLength = 64;
    private const int MaxUrlLength = 500;
    private const int MaxKeyLength = 500;

    /// <summary>The keys that were sent, by provider; an empty one removes the key.</summary>
    public IReadOnlyDictionary<string, string> Keys =>
        Providers.Where(p => p.ApiKey is not null).ToDictionary(p => p.Name, p => p.ApiKey!, StringComparer.Ordinal);

    public SpeechSettings ToSettings() => new(
        [.. Providers.Select(p => new SpeechProvider(p.Name, p.Url, HasKey: false))], [.. Synthesis.Select(From)], [.. Recognition.Select(From)]);

    /// <summary>What must be corrected before it can be stored, all of it.</summary>
    public BodyFaults Check()
    {
        var faults = new BodyFaults();
        faults.Require(Providers.Count <= MaxProviders, "providers", $"must be at most {MaxProviders}");
        faults.Require(
            Providers.Select(p => p.Name).Distinct(StringComparer.Ordinal).Count() == Providers.Count, "providers", "must not have one name twice");
        for (var i = 0; i < Math.Min(Providers.Count, MaxProviders); i++)
        {
            Check(faults, Providers[i], $"providers[{i}]");
        }

        Check(faults, Synthesis, "synthesis");
        Check(faults, Recognition, "recognition");
        return faults;
    }

    private static SpeechChoice From(SpeechBody.Choice choice) => new(choice.Language, choice.Engine, choice.Voice, choice.Model);

    private static void Check(BodyFaults faults, Provider provider, string path)
    {
        faults.RequireText(provider.Name, $"{path}.name", MaxNameLength);
        faults.Require(provider.Name != SpeechChoice.Embedded, $"{path}.name", "must not be embedded, which names the engines of this server");
        var isUrl = provider.Url.Length <= MaxUrlLength && Uri.TryCreate(provider.Url, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp) && url is { UserInfo: "", Query: "", Fragment: "" };
        faults.Require(isUrl, $"{path}.url", "must be an http or https URL without user, query and fragment, such as https://speech.example.net/v1");
        faults.Require(
            provider.ApiKey is null || (provider.ApiKey.Length <= MaxKeyLength && provider.ApiKey.All(c => c is > ' ' and < '\u007F')),
            $"{path}.api_key", $"must be at most {MaxKeyLength} printable ASCII characters without blanks");
    }

    private void Check(BodyFaults faults, IReadOnlyList<SpeechBody.Choice> choices, string path)
    {
        faults.Require(choices.Count <= MaxChoices, path, $"must be at most {MaxChoices}");
        for (var i = 0; i < Math.Min(choices.Count, MaxChoices); i++)
        {
            var choice = choices[i];
            faults.Require(choice.Language == "*" || Language().IsMatch(choice.Language), $"{path}[{i}].language", "must be a BCP 47 tag such as en-US, or *");
            faults.Require(
                choice.Engine == SpeechChoice.Embedded || Providers.Any(p => p.Name == choice.Engine),
                $"{path}[{i}].engine", "must be embedded or the name of one of the providers");
            faults.Require((choice.Voice?.Length ?? 0) <= MaxNameLength, $"{path}[{i}].voice", $"must have at most {MaxNameLength} characters");
            faults.Require((choice.Model?.Length ?? 0) <= MaxNameLength, $"{path}[{i}].model", $"must have at most {MaxNameLength} characters");
        }
    }

    [GeneratedRegex(@"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Language();

    /// <summary>A service over HTTP.</summary>
    /// <param name="Name">Unique.</param>
    /// <param name="Url">What stands before /audio/speech.</param>
    /// <param name="ApiKey">Left out: stays as long as the URL does. Empty: is removed.</param>
    internal sealed record Provider(string Name, string Url, string? ApiKey = null)
    {
        /// <summary>Never the key.</summary>
        public override string ToString() => Name;
    }
}
