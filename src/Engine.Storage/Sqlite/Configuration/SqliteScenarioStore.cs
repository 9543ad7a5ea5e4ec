using Engine.Accounts.Flows;
using Engine.Ports;

namespace Engine.Storage.Sqlite.Configuration;

/// <summary>Scenarios in SQLite, reached only through their flow, whose account must match.</summary>
internal sealed class SqliteScenarioStore(SqliteDatabase database, TimeProvider time) : IScenarioStore
{
    private const string OfFlow =
        "SELECT s.name, s.document, s.saved_at FROM flow_scenarios s JOIN flows f ON f.id = s.flow_id WHERE f.account_id = ? AND f.id = ?";

    public Task<IReadOnlyList<FlowScenario>> ListAsync(AccountId account, FlowId flowId, CancellationToken cancellation) =>
        database.Readers.ReadAsync<IReadOnlyList<FlowScenario>>(
            session =>
            {
                using var rows = session.Prepare(OfFlow + " ORDER BY s.name LIMIT ?").With(account.Value).With(flowId).With(IScenarioStore.MostOfAFlow);
                var found = new List<FlowScenario>();
                while (rows.Step())
                {
                    found.Add(Read(rows));
                }

                return found;
            },
            cancellation);

    public Task<FlowScenario?> FindAsync(AccountId account, FlowId flowId, string name, CancellationToken cancellation) =>
        database.Readers.ReadAsync(
            session =>
            {
                using var row = session.Prepare(OfFlow + " AND s.name = ?").With(account.Value).With(flowId).With(name);
                return row.Step() ? Read(row) : null;
            },
            cancellation);

    public Task<ScenarioSaving> PutAsync(AccountId account, FlowId flowId, string name, string document, CancellationToken cancellation) =>
        database.Writer.SubmitAsync(session => Put(session, account, flowId, name, document), cancellation);

    public Task<bool> RemoveAsync(AccountId account, FlowId flowId, string name, CancellationToken cancellation) => database.Writer.SubmitAsync(
        session => session.Prepare(
                "DELETE FROM flow_scenarios WHERE name = ? AND flow_id IN (SELECT id FROM flows WHERE account_id = ? AND id = ?)")
            .With(name).With(account.Value).With(flowId).Run() == 1,
        cancellation);

    private ScenarioSaving Put(SqliteSession session, AccountId account, FlowId flowId, string name, string document)
    {
        if (!FlowRows.Exists(session, account, flowId))
        {
            return ScenarioSaving.NoSuchFlow;
        }

        if (Others(session, flowId, name) >= IScenarioStore.MostOfAFlow)
        {
            return ScenarioSaving.TooMany;
        }

        session.Prepare(
                "INSERT INTO flow_scenarios (flow_id, name, document, saved_at) VALUES (?, ?, ?, ?) " +
                "ON CONFLICT (flow_id, name) DO UPDATE SET document = excluded.document, saved_at = excluded.saved_at")
            .With(flowId).With(name).With(document).With(time.GetUtcNow()).Run();
        return ScenarioSaving.Saved;
    }

    private static long Others(SqliteSession session, FlowId flowId, string name)
    {
        using var row = session.Prepare("SELECT COUNT(*) FROM flow_scenarios WHERE flow_id = ? AND name <> ?").With(flowId).With(name);
        row.Step();
        return row.Long(0);
    }

    private static FlowScenario Read(Statement row) => new(row.Text(0), row.Text(1), row.Time(2));
}
