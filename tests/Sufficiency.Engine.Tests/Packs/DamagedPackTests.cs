using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Packs;

public sealed class DamagedPackTests
{
    internal static IReadOnlyDictionary<string, Damage> Damages { get; } =
        new[] { FileDamages.All, CellDamages.All, RuleDamages.All, PlanDamages.All, OutlineDamages.All }.SelectMany(damages => damages)
        .ToDictionary(damage => damage.Name, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Damages.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryKindOfDamageIsToldWhereItIsAndWhatToDo(string name)
    {
        var damage = Damages[name];
        using var pack = new SmallPack();

        var issues = damage.Do(pack).Issues();

        Assert.Contains(issues, issue =>
            issue.File == damage.File && issue.Line == damage.Line && issue.Column == damage.Column && issue.Value == damage.Value
            && $"{issue.Problem} {issue.Advice}".Contains(damage.Words, StringComparison.Ordinal));
        Assert.All(issues, issue =>
            Assert.True(issue.Problem.EndsWith('.') && (issue.Advice.EndsWith('.') || issue.Advice.EndsWith('?')), issue.ToString()));
    }

    [Fact]
    public void MoreThanFiftyKindsOfDamageAreTried() => Assert.True(Damages.Count > 50);
}
