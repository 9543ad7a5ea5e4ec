using System.CommandLine;
using Engine.Host.Commands;
using Shouldly;
using Xunit;

namespace Engine.Host.Tests.Commands;

/// <summary>Every option with a number refuses what is no answer to it (API-42): negative, zero, huge and what is no number.</summary>
public sealed class NumericOptionTests
{
    private static readonly Type[] Counted = [typeof(int), typeof(long), typeof(double), typeof(decimal)];

    /// <summary>Where nothing is an answer: a phone may pick up at once, and hang up at once.</summary>
    private static readonly string[] TakesZero = ["phone --after", "phone --hang-up-after"];

    [Fact]
    public void Option_WithANumber_HasBounds()
    {
        var options = Below(EngineCommand.Create(), []).ToList();

        options.Count.ShouldBeGreaterThanOrEqualTo(4);
        foreach (var (path, option) in options)
        {
            foreach (var text in new[] { "-1", "0", "2147483647", "99999999999999999999", "NaN", "x" })
            {
                var isFine = text == "0" && TakesZero.Contains($"{string.Join(' ', path)} {option.Name}");
                var parsed = EngineCommand.Create().Parse([.. path, option.Name, text]);

                parsed.GetResult(option.Name)!.Errors.Any().ShouldBe(!isFine, $"{string.Join(' ', path)} {option.Name} {text}");
            }
        }
    }

    private static IEnumerable<(string[] Path, Option Option)> Below(Command command, string[] path) =>
        command.Options.Where(option => Counted.Contains(Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType)).Select(option => (path, option))
            .Concat(command.Subcommands.SelectMany(sub => Below(sub, [.. path, sub.Name])));
}
