using System.Globalization;
using System.Text;
using Engine.Accounts.Functions;
using Engine.Flows.Document.Texts;
using Jint;
using Jint.Native;
using Jint.Native.Object;

namespace Engine.Functions.Worker;

/// <summary>
/// Takes the declared outputs out of what a script returned, each by the one rule of its type. Values are read, never converted: a text that
/// looks like a number is no number. Members that are not declared are left alone.
/// </summary>
internal static class OutputReader
{
    /// <summary>2⁵³ − 1, Number.MAX_SAFE_INTEGER.</summary>
    private const double LargestInteger = 9_007_199_254_740_991;

    public static ScriptResult Read(JsValue returned, IReadOnlyList<FunctionOutput> declared)
    {
        if (returned is not ObjectInstance members || returned.IsArray() || returned.IsCallable() || returned.IsPromise())
        {
            return ScriptResult.Error(ScriptReasons.OutputType, $"The function must return an object such as {{ name: value }}; it returned {Kind(returned)}.");
        }

        var outputs = new Dictionary<string, string?>(declared.Count, StringComparer.Ordinal);
        var bytes = 0;
        foreach (var output in declared)
        {
            var value = members.Get(output.Name);
            if (value.IsNull() || value.IsUndefined())
            {
                outputs[output.Name] = null;
                continue;
            }

            if (Text(value, output.Type) is not { } text)
            {
                return ScriptResult.Error(
                    ScriptReasons.OutputType, $"The output {output.Name} must be {Wanted(output.Type)}; it is {Kind(value)}.");
            }

            bytes += Encoding.UTF8.GetByteCount(text);
            if (bytes > ScriptLimits.OutputBytes)
            {
                return ScriptResult.Error(ScriptReasons.OutputTooLarge, $"The outputs hold more than {ScriptLimits.OutputBytes} bytes together.");
            }

            outputs[output.Name] = text;
        }

        return new ScriptResult(ScriptStatus.Ok, Outputs: outputs);
    }

    /// <summary>The value as variables hold it, or null when it is not of the type.</summary>
    private static string? Text(JsValue value, FunctionValueType type) => type switch
    {
        FunctionValueType.String when value.IsString() => value.AsString(),
        FunctionValueType.Boolean when value.IsBoolean() => value.AsBoolean() ? "true" : "false",
        FunctionValueType.Integer when value.IsNumber() && value.AsNumber() is var n && double.IsInteger(n) && Math.Abs(n) <= LargestInteger =>
            ((long)n).ToString(CultureInfo.InvariantCulture),
        FunctionValueType.Number when value.IsNumber() && double.IsFinite(value.AsNumber()) => Plain(value.AsNumber()),
        FunctionValueType.Uri when value.IsString() && FunctionInputs.IsUri(value.AsString()) => value.AsString(),
        _ => null,
    };

    /// <summary>Digits without an exponent, so that conditions of the flow compare it as a number.</summary>
    private static string Plain(double number) => Math.Abs(number) is 0 or (>= 1e-10 and < 1e15)
        ? ((decimal)number).ToString("0.############################", CultureInfo.InvariantCulture)
        : ExactNumber.OfJson(number.ToString("R", CultureInfo.InvariantCulture));

    private static string Wanted(FunctionValueType type) => type switch
    {
        FunctionValueType.String => "a string",
        FunctionValueType.Boolean => "true or false",
        FunctionValueType.Integer => "a whole number of at most 15 digits",
        FunctionValueType.Number => "a finite number",
        FunctionValueType.Uri => "a string with an absolute URI",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "A type without a word for it."),
    };

    private static string Kind(JsValue value) =>
        value.IsArray() ? "an array"
        : value.IsCallable() ? "a function"
        : value.IsPromise() ? "a promise (functions run to their end at once)"
        : value.IsObject() ? "an object"
        : value.IsNumber() ? "a number"
        : value.IsString() ? "a string"
        : value.Type.ToString().ToLowerInvariant();
}
