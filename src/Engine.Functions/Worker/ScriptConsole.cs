using Jint;
using Jint.Native;
using Jint.Native.Json;
using Jint.Runtime;
using Jint.Runtime.Descriptors;
using Jint.Runtime.Interop;

namespace Engine.Functions.Worker;

/// <summary>The script's <c>console</c>: lines for the author of a test run, within <see cref="ScriptLimits"/>.</summary>
internal sealed class ScriptConsole
{
    private const string Dropped = "… further lines were dropped";

    private static readonly string[] Levels = ["log", "info", "warn", "error", "debug"];

    private readonly List<string> _lines = [];
    private int _chars;

    public IReadOnlyList<string>? Lines => _lines.Count == 0 ? null : _lines;

    /// <summary>True once the limits are reached: nothing more is formatted.</summary>
    private bool Full => _lines.Count >= ScriptLimits.ConsoleLines || _chars >= ScriptLimits.ConsoleChars;

    public void AddTo(Jint.Engine engine)
    {
        var console = new JsObject(engine);
        foreach (var level in Levels)
        {
            console.FastSetDataProperty(level, new ClrFunction(
                engine,
                level,
                (_, values) =>
                {
                    Note(engine, values);
                    return JsValue.Undefined;
                },
                0,
                PropertyFlag.Configurable));
        }

        engine.SetValue("console", console);
    }

    private void Note(Jint.Engine engine, JsValue[] values)
    {
        if (Full)
        {
            if (!ReferenceEquals(_lines[^1], Dropped))
            {
                _lines.Add(Dropped);
            }

            return;
        }

        var line = Cut(string.Join(' ', values.Select(value => Text(engine, value))), ScriptLimits.ConsoleLineChars);
        _lines.Add(line);
        _chars += line.Length;
    }

    private static string Text(Jint.Engine engine, JsValue value)
    {
        if (!value.IsObject() || value.IsCallable())
        {
            return value.IsString() ? value.AsString() : value.IsSymbol() || value.IsCallable() ? "[" + value.Type + "]" : TypeConverter.ToString(value);
        }

        try
        {
            return new JsonSerializer(engine).Serialize(value).ToString();
        }
        catch (JavaScriptException)
        {
            // It refers to itself or has members that throw: the author still sees that something was logged.
            return "[object]";
        }
    }

    /// <summary>At most so many characters, without half a surrogate pair at the end.</summary>
    internal static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)] + "…";
}
