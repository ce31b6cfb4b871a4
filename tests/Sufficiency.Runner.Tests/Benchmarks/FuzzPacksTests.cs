using Sufficiency.Benchmarks;
using Sufficiency.Benchmarks.Fuzz;

namespace Sufficiency.Runner.Tests.Benchmarks;

/// <summary>Damaged copies of the tutorial pack: refused where they are damaged, or planned as if nothing had happened.</summary>
public sealed class FuzzPacksTests
{
    private const int Cases = 80;
    private const int MostSilent = 2;

    [Fact]
    public async Task DamagedTablesNeverCrashTheProgramAndSeldomMoveAResultInSilence()
    {
        var outcomes = (await FuzzPacksCommand.RunAsync(2, Enumerable.Range(0, int.MaxValue), Cases, 2, CancellationToken.None))
            .Where(outcome => !outcome.Where.StartsWith("areas.geojson", StringComparison.Ordinal)).ToList();

        Assert.True(outcomes.Count > Cases / 2);
        Assert.All(outcomes, outcome => Assert.False(outcome.IsFailure, FuzzTable.Told(outcome)));
        Assert.InRange(outcomes.Count(outcome => outcome.IsSilent), 0, MostSilent);
        Assert.True(outcomes.Count(outcome => outcome.Verdict == FuzzVerdict.RefusedThere) > outcomes.Count / 2);
        Assert.Contains(outcomes, outcome => outcome.Verdict == FuzzVerdict.Same);
    }

    [Fact]
    public void EveryKindOfDamageCanBeDoneAndAgainTheSame()
    {
        var pack = new PackFiles(RepositoryFolder.At("data", "tutorial"));
        foreach (var kind in DamageKind.All)
        {
            var seed = Enumerable.Range(1, 500).First(seed => kind.Do(pack, new Random(seed)) is not null);
            var (one, again) = (kind.Do(pack, new Random(seed))!, kind.Do(pack, new Random(seed))!);
            Assert.Equal(one.Where, again.Where);
            Assert.All(one.Files, file => Assert.Equal(file.Value, again.Files[file.Key]));
        }
    }

    [Fact]
    public void AResultMayMoveAsFarAsItsKindExplainsAndNoFurther()
    {
        var kind = new DamageKind("cells", "a number a tenth off", DamageKind.Tenth, (_, _) => null);
        var outcome = new FuzzOutcome(1, kind, "plans.csv, line 2", FuzzVerdict.Moved, 0.1);

        Assert.False((outcome with { Move = 0.1 }).IsSilent);
        Assert.True((outcome with { Move = 0.11 }).IsSilent);
        Assert.Equal(0.25, new FuzzFigures(100, 250, 1e6).MovedFrom(new(100, 200, 1e6)));
    }
}
