using System.Globalization;
using System.Text;
using System.Text.Json;
using Engine.Flows.Document.Texts;

namespace Engine.Accounts.Functions;

/// <summary>Turns the texts that a step or a test gives into the typed <c>args</c> of a function.</summary>
public static class FunctionInputs
{
    /// <summary>2⁵³ − 1: larger ones would reach the script rounded.</summary>
    private const long LargestInteger = 9_007_199_254_740_991;

    /// <summary>The args as one JSON object, or the inputs that do not fit, each with what it must be. Texts that are not declared are left out.</summary>
    public static (string? Args, IReadOnlyList<(string Name, string Fault)> Faults) Read(
        IReadOnlyList<FunctionInput> declared, IReadOnlyDictionary<string, string> given)
    {
        var faults = new List<(string, string)>();
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var input in declared)
            {
                json.WritePropertyName(input.Name);
                if (!Write(json, input, given.GetValueOrDefault(input.Name)))
                {
                    json.WriteNullValue();
                    faults.Add((input.Name, Wanted(input)));
                }
            }

            json.WriteEndObject();
        }

        return faults.Count == 0 ? (Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length), faults) : (null, faults);
    }

    private static bool Write(Utf8JsonWriter json, FunctionInput input, string? text)
    {
        if (text is null || (text.Length == 0 && input.Type != FunctionValueType.String))
        {
            if (!input.Required)
            {
                json.WriteNullValue();
            }

            return !input.Required;
        }

        switch (input.Type)
        {
            case FunctionValueType.String:
            case FunctionValueType.Uri when IsUri(text):
                json.WriteStringValue(text);
                return true;
            case FunctionValueType.Boolean when bool.TryParse(text, out var flag):
                json.WriteBooleanValue(flag);
                return true;
            case FunctionValueType.Integer when ExactNumber.Parse(text, ExactNumber.Spelling.Any)?.Whole is { } whole and >= -LargestInteger and <= LargestInteger:
                json.WriteNumberValue(whole);
                return true;
            case FunctionValueType.Number when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && double.IsFinite(number):
                json.WriteNumberValue(number);
                return true;
            default:
                return false;
        }
    }

    /// <summary>An absolute URI with its scheme written out (RFC 3986 §4.3): on this system the runtime takes a path such as /a for one too.</summary>
    public static bool IsUri(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && text.StartsWith(uri.Scheme + ":", StringComparison.OrdinalIgnoreCase);

    private static string Wanted(FunctionInput input) => input.Type switch
    {
        FunctionValueType.String => "must be given",
        FunctionValueType.Boolean => "must be true or false",
        FunctionValueType.Integer => "must be a whole number of at most 15 digits",
        FunctionValueType.Number => "must be a number such as 12.5",
        FunctionValueType.Uri => "must be an absolute URI such as https://example.org/a",
        _ => throw new ArgumentOutOfRangeException(nameof(input), input.Type, "A type without a word for it."),
    };
}
