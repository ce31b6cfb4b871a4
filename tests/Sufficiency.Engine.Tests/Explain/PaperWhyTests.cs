using Sufficiency.Engine.Explain;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Explain;

/// <summary>Answers that are known on paper: see <see cref="PaperWhy"/>.</summary>
public sealed class PaperWhyTests : IDisposable
{
    private static readonly WhyQuestion Aton = new(WhyTopic.Lack) { Town = "Aton", Need = "SEMH", Phase = "secondary", Year = 2025 };

    private readonly TemporaryFolder folder = new();

    private string Run => folder.At("run");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task ALackNamesWhatWouldSuitWhatFillsItAndWhatOneMoreIsWorth()
    {
        await PaperWhy.WriteAsync(Run, PaperWhy.Dataset());

        var answer = PaperWhy.Ask(Run, Aton);

        Assert.Equal("Why do 2 secondary pupils with SEMH around Aton lack a place in 2025/26?", answer.Question);
        Assert.Equal(
            [
                "In 2025/26, 2 secondary pupils with SEMH around Aton have no place of the council's own or agreed with others: 2 are in "
                    + "further places that the council buys. Nobody waits. Pupils are expected numbers, so they come in parts.",
                "What they need: a special school (2).",
                "One school or base of the council's own takes such pupils; it is full. The nearest:",
                "Hill School (10 km by road): 2 pupils in 2 places; 2 have SEMH, 1 come from Aton. The whole school is full.",
                "Of the secondary pupils with SEMH around Aton whom the plan placed above mainstream, on roll in 2025/26: "
                    + "2 at Bought places and 1 at Hill School.",
                "One more secondary place at Hill School in every year from 2025/26 on would save at most £98,000, and cost £20,000 of "
                    + "place funding.",
                "With 2 more secondary places there from 2025/26 on, for the 2 of these pupils whom it would suit, and the same schemes, "
                    + "the council would lack about 2 places fewer once they are filled. The plan would cost at most £155,000 less.",
                "Free to all, these places would go where they save most: 2 secondary pupils with SEMH lack a place in all towns. Kept for "
                    + "pupils around Aton, they would end the lack that they suit as pupils join, because pupils stay where they began. "
                    + "The saving would be no larger.",
                "The data has no other scheme whose places would suit them.",
            ],
            answer.Sentences);
    }

    [Fact]
    public async Task TheChangeThatALackNamesComesTrue()
    {
        await PaperWhy.WriteAsync(Run, PaperWhy.Dataset());

        var change = PaperWhy.Ask(Run, Aton).Change!;
        var after = folder.At("after");
        await PaperWhy.WriteAsync(after, PaperWhy.Dataset(2 + change.Places));

        Assert.Equal(2, change.Places, 1e-6);
        Assert.Equal(
            ["provider_places[special,2025,].places+=2", "provider_places[special,2026,].places+=2"], change.Settings);
        Assert.Equal(await PaperWhy.CostAsync(PaperWhy.Dataset()) - await PaperWhy.CostAsync(PaperWhy.Dataset(4)), change.SavingGbp, 1e-3);
        Assert.Equal("Do secondary pupils with SEMH around Aton lack a place in 2025/26?", PaperWhy.Ask(after, Aton).Question);
    }

    [Fact]
    public async Task ASchemeTooDearSaysWhatItsPlacesWouldSaveAndWhatCapitalWouldDo()
    {
        // Four places save 4 × 97,600 and cost 4 × 20,000 of place funding: up to 310,400 are left for two fortieths of the capital.
        await PaperWhy.WriteAsync(Run, PaperWhy.Dataset(2, PaperWhy.Annexe(20_000_000)));

        var answer = PaperWhy.Ask(Run, new(WhyTopic.Scheme) { Scheme = "annexe" });

        Assert.Equal("Why is Annexe of Hill School not built, and what would have to be true for it to be?", answer.Question);
        Assert.Equal("It is not built: opening in 2025/26, the best year for it, its places would save at most £390,000 to the end of the "
            + "plan, and cost £1.1m.", answer.Sentences[0]);
        Assert.Equal(
            "For the plan to build it, its capital would have to be less than £6.2m instead of £20.0m: an estimate at the value of "
            + "one more place, which more places do not reach.", answer.Sentences[1]);
    }

    [Fact]
    public async Task ASchemeThatIsBuiltSaysWhoGoesThereAndThatItsLastPlacesDoNotPay()
    {
        // All four pupils have a place with it, and two places more are empty: one more or less is worth nothing.
        await PaperWhy.WriteAsync(Run, PaperWhy.Dataset(2, PaperWhy.Annexe(1_000_000)));

        var answer = PaperWhy.Ask(Run, new(WhyTopic.Scheme) { Scheme = "annexe of" });

        Assert.Equal("Why is Annexe of Hill School built in 2025/26, and what would have to be true for it not to be?", answer.Question);
        Assert.Equal("In 2026/27, 4 pupils are at Hill School, from Aton (3) and Bton (1), most of them with SEMH (4).",
            answer.Sentences[1]);
        Assert.Equal(
            "Its places save at least £0 to 2026/27, at the value of the last place, and cost £80,000 of place funding and £50,000 "
            + "of capital charges in those years, all discounted.", answer.Sentences[2]);
        Assert.StartsWith("At the value of its last place it would not pay: £130,000 short.", answer.Sentences[3],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATownHearsWhatItLacksAndWhereItsPupilsGo()
    {
        await PaperWhy.WriteAsync(Run, PaperWhy.Dataset());

        var answer = PaperWhy.Ask(Run, new(WhyTopic.Town) { Town = "ato", Year = 2025 });

        Assert.Equal("Why does Aton get no scheme of its own, and where do its pupils go in 2025/26?", answer.Question);
        Assert.Contains(
            "In 2025/26, 2 of 3 pupils with a plan around Aton lack a place of the council's own or agreed with others: 67 in a "
            + "hundred, more than the 50 in all towns together.", answer.Sentences, StringComparer.Ordinal);
        Assert.Contains("The nearest special schools: Hill School, 10 km by road, with 2 pupils in 2 places.", answer.Sentences,
            StringComparer.Ordinal);
        Assert.Contains("3 go to bases, special schools and bought places: Bought places (2) and Hill School (1).", answer.Sentences,
            StringComparer.Ordinal);
    }

    [Fact]
    public async Task ASchoolHearsWhoFillsItAndWhatOneMorePlaceBrings()
    {
        await PaperWhy.WriteAsync(Run, PaperWhy.Dataset());

        var answer = PaperWhy.Ask(Run, new(WhyTopic.School) { School = "hill", Year = 2025 });

        Assert.Contains("In 2025/26, 2 pupils are in 2 places at Hill School: it is full.", answer.Sentences, StringComparer.Ordinal);
        Assert.Contains("They come from Aton (1) and Bton (1).", answer.Sentences, StringComparer.Ordinal);
        Assert.Contains("One more place in every year of the plan would save at most £98,000, and cost £20,000 of place funding, "
            + "discounted to the end of the plan.", answer.Sentences, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("town", "Atonn", "There is no town «Atonn» in this run. The nearest names are Aton and Bton.")]
    [InlineData("town", "ton", "More than one town has «ton» in its name: Aton and Bton. Name one of them.")]
    [InlineData("school", "Hall School", "There is no school with limited places «Hall School» in this run. The nearest names are "
        + "Hill School (special).")]
    [InlineData("scheme", "x", "There is no scheme «x» in this run.")]
    public async Task ANameThatTheRunLacksGetsTheNearestNames(string kind, string name, string advice)
    {
        await PaperWhy.WriteAsync(Run, PaperWhy.Dataset());

        var question = kind switch
        {
            "town" => new WhyQuestion(WhyTopic.Town) { Town = name },
            "school" => new(WhyTopic.School) { School = name },
            _ => new(WhyTopic.Scheme) { Scheme = name },
        };

        Assert.Equal(advice, Assert.Throws<ExplainException>(() => PaperWhy.Ask(Run, question)).Message);
    }

    [Fact]
    public async Task AYearThatThePlanLacksIsRefused()
    {
        await PaperWhy.WriteAsync(Run, PaperWhy.Dataset());

        Assert.Equal("The plan has no year 2031. It has 2025 to 2026.",
            Assert.Throws<ExplainException>(() => PaperWhy.Ask(Run, Aton with { Year = 2031 })).Message);
    }
}
