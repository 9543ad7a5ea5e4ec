using System.Globalization;
using Engine.Flows.Components;
using Engine.Flows.Document;
using Engine.Ports.Flows;

namespace Engine.Storage.Sqlite.Effects;

/// <summary>Splitter counters in SQLite. The one writer's thread puts all draws in a row; counter and draw are one transaction.</summary>
internal sealed class SqliteSplitCounters(SqliteDatabase database, TimeProvider time) : ISplitCounters
{
    /// <summary>No interaction lives longer, so nobody asks for an older draw again.</summary>
    private static readonly TimeSpan Kept = FlowLimits.Lifetime + TimeSpan.FromHours(1);

    /// <summary>Counters a step keeps; weights held by variables could make any number of them. The one drawn from longest ago makes room.</summary>
    private const int KeptCounters = 100;

    public Task<int> DrawAsync(SplitDraw draw, CancellationToken cancellation) =>
        database.Writer.SubmitAsync(session => Drawn(session, draw) ?? Draw(session, draw, time.GetUtcNow()), cancellation);

    private static int? Drawn(SqliteSession session, SplitDraw draw)
    {
        using var row = session.Prepare("SELECT choice FROM split_draws WHERE account_id = ? AND interaction_id = ? AND effect_id = ?")
            .With(draw.AccountId).With(draw.InteractionId).With(draw.EffectId);
        return row.Step() ? row.Int(0) : null;
    }

    private static int Draw(SqliteSession session, SplitDraw draw, DateTimeOffset now)
    {
        var weights = Text(draw.Weights.Select(weight => (long)weight));
        var before = Counter(session, draw, weights);
        var (choice, counter) = SmoothRoundRobin.Next(before, draw.Weights);
        if (before is null)
        {
            MakeRoom(session, draw);
        }

        session.Prepare("INSERT INTO split_counters (account_id, flow_id, step_id, weights, counter, drawn_at) VALUES (?, ?, ?, ?, ?, ?) " +
                "ON CONFLICT (account_id, flow_id, step_id, weights) DO UPDATE SET counter = excluded.counter, drawn_at = excluded.drawn_at")
            .With(draw.AccountId).With(draw.FlowId).With(draw.StepId).With(weights).With(Text(counter)).With(now).Run();
        session.Prepare("INSERT INTO split_draws (account_id, interaction_id, effect_id, choice, drawn_at) VALUES (?, ?, ?, ?, ?)")
            .With(draw.AccountId).With(draw.InteractionId).With(draw.EffectId).With(choice).With(now).Run();
        session.Prepare("DELETE FROM split_draws WHERE drawn_at < ?").With(now - Kept).Run();
        return choice;
    }

    private static long[]? Counter(SqliteSession session, SplitDraw draw, string weights)
    {
        using var row = session.Prepare("SELECT counter FROM split_counters WHERE account_id = ? AND flow_id = ? AND step_id = ? AND weights = ?")
            .With(draw.AccountId).With(draw.FlowId).With(draw.StepId).With(weights);
        return row.Step() ? [.. row.Text(0).Split(' ').Select(credit => long.Parse(credit, CultureInfo.InvariantCulture))] : null;
    }

    private static void MakeRoom(SqliteSession session, SplitDraw draw) =>
        session.Prepare("DELETE FROM split_counters WHERE account_id = ?1 AND flow_id = ?2 AND step_id = ?3 AND weights NOT IN (" +
                "SELECT weights FROM split_counters WHERE account_id = ?1 AND flow_id = ?2 AND step_id = ?3 ORDER BY drawn_at DESC, weights LIMIT ?4)")
            .With(draw.AccountId).With(draw.FlowId).With(draw.StepId).With(KeptCounters - 1).Run();

    private static string Text(IEnumerable<long> values) => string.Join(' ', values.Select(value => value.ToString(CultureInfo.InvariantCulture)));
}
