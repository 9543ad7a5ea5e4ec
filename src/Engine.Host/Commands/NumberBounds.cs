using System.CommandLine;
using System.Globalization;

namespace Engine.Host.Commands;

/// <summary>Options that take a number say what it may be; one that is none, or too big to be held, is refused in the same words.</summary>
internal static class NumberBounds
{
    /// <summary>Both ends are allowed.</summary>
    public static void Takes(this Option option, int least, int most) => option.Validators.Add(result =>
    {
        foreach (var token in result.Tokens)
        {
            var isNumber = double.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
            if (!isNumber || !(number >= least && number <= most))
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{option.Name} takes {least} to {most}, not {token.Value}."));
            }
        }
    });
}
