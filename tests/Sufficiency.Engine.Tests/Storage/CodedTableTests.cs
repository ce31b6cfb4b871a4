using System.Globalization;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Tests.Storage;

/// <summary>Texts stand as positions in a list, however many bytes a position takes.</summary>
public sealed class CodedTableTests
{
    private static readonly TableDefinition<(string? Code, double Value)> Table =
        new TableBuilder<(string? Code, double Value)>("coded", "Codes.", "code")
        .Text("code", row => row.Code, "a code", required: false).Number("value", row => row.Value, "", "a number").Build();

    [Theory]
    [InlineData(3, true)]
    [InlineData(255, false)]
    [InlineData(256, true)]
    [InlineData(65_535, false)]
    [InlineData(65_536, true)]
    public void CodesReadBackAsTheTextsTheyWere(int count, bool isTemporary)
    {
        using var session = new DuckDbSession();
        session.Execute($"CREATE TYPE code AS ENUM (SELECT format('c{{:06d}}', i) FROM range({count}) r(i) ORDER BY 1)");
        (string?, double)[] rows = [.. Enumerable.Range(0, count).Reverse()
            .Select(i => ((string?)i.ToString("'c'000000", CultureInfo.InvariantCulture), (double)i)), (null, -1.0)];

        session.Load(Table, rows, new(CodeType.Of(session, "code"), new HashSet<string>(StringComparer.Ordinal) { "code" }), isTemporary);

        Assert.Equal(count,
            session.QueryNumber("SELECT count(*)::DOUBLE FROM coded WHERE code::VARCHAR = format('c{:06d}', value::INTEGER)"));
        Assert.Equal(-1.0, session.QueryNumber("SELECT value FROM coded WHERE code IS NULL"));
        using var other = session.Beside();
        if (isTemporary) Assert.Throws<DuckDbException>(() => other.QueryNumber("SELECT count(*)::DOUBLE FROM coded"));
        else Assert.Equal(count + 1.0, other.QueryNumber("SELECT count(*)::DOUBLE FROM coded"));
    }

    [Fact]
    public void ACodeThatDuckDbWouldCutIsRefused()
    {
        using var session = new DuckDbSession();
        session.Execute("CREATE TYPE code AS ENUM (SELECT 'A1' || chr(0))");
        Assert.Contains("A1?", Assert.Throws<DuckDbException>(() => CodeType.Of(session, "code")).Message, StringComparison.Ordinal);
    }
}
