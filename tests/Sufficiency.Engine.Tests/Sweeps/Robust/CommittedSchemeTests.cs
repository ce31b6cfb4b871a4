using Sufficiency.Engine.Sweeps.Robust;

namespace Sufficiency.Engine.Tests.Sweeps.Robust;

/// <summary>A scheme that one future leaves open and another commits.</summary>
public sealed class CommittedSchemeTests : IDisposable
{
    private readonly SweepText text = new("""
        name: small
        base: small
        set: {capital.budgets: ~, penalties.waiting_gbp: 4000000, "rates[new_plans,*].value": {multiply: 3}}
        axes:
          vale:
            optional: base
            committed: {"schemes[vale-new].status": committed}
            committed-later: {"schemes[vale-new].status": committed, "schemes[vale-new].planned_opening": 2027}
            withdrawn: {"schemes[vale-new].status": withdrawn}

        """);

    public CommittedSchemeTests() => text.LetANewSchoolPay();

    public void Dispose() => text.Dispose();

    [Fact]
    public async Task WhereItIsCommittedItOpensAllTheSame()
    {
        var outcome = await new RobustRun(TimeProvider.System)
            .RunAsync(new(text.Path, text.DataFolders, text.At("out")) { Limits = new(1e-5) }, null, default);

        var scheme = outcome.Schemes.Single();
        Assert.Equal(("vale-new", 2026), (scheme.SchemeId, scheme.OpeningYear));
        Assert.Equal((1, 1), (scheme.LateIn, scheme.NeverIn)); // later where it is committed for 2027, never where it is withdrawn
    }
}
