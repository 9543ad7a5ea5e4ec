namespace Engine.Speech.Tests.Recognition;

/// <summary>1 − (wrong + missing + extra words) / words said, by the shortest way from one text to the other.</summary>
internal static class WordAccuracy
{
    public static (int Said, int Errors) Count(string said, string heard)
    {
        var (left, right) = (Words(said), Words(heard));
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j - 1], above) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return (left.Length, row[^1]);
    }

    private static string[] Words(string text) => [.. Speech.Text.EnglishWords.Of(text)];
}
