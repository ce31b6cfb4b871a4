using System.Globalization;

namespace Sufficiency.Peers.FacilityLocation;

/// <summary>The numbers of an instance file, in order, with the lines they stand on.</summary>
internal sealed class TokenReader
{
    private readonly string name;
    private readonly List<(string Text, int Line)> tokens = [];
    private int next;

    /// <summary>Splits a text.</summary>
    public TokenReader(string name, string text)
    {
        this.name = name;
        var line = 0;
        foreach (var content in text.Split('\n'))
        {
            line++;
            foreach (var token in content.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) tokens.Add((token, line));
        }
    }

    private TokenReader(TokenReader other) => (name, tokens, next) = (other.name, other.tokens, other.next);

    /// <summary>How many there are.</summary>
    public int Count => tokens.Count;

    /// <summary>Whether the next is a word, which is then passed.</summary>
    public bool NextIs(string word)
    {
        if (next >= tokens.Count || !string.Equals(tokens[next].Text, word, StringComparison.OrdinalIgnoreCase)) return false;
        next++;
        return true;
    }

    /// <summary>The same, to read on from here without moving this one.</summary>
    public TokenReader Copy() => new(this);

    /// <summary>The layout that the lines from here on tell; null where either would stand on lines like these.</summary>
    public FacilityLocationLayout? LayoutFrom(int facilities, int customers)
    {
        var alone = Enumerable.Range(0, customers).All(customer => OnLine(next + (customer * (1 + facilities))) == 1);
        var together = Enumerable.Range(0, 1 + facilities).All(list => IsWrapped(next + (list * customers), customers));
        return (alone, together) switch
        {
            (true, true) => null,
            (true, false) => FacilityLocationLayout.OrLibrary,
            (false, true) => FacilityLocationLayout.Holmberg,
            // wrapped at any number
            _ => OnLine(next) == 1 && OnLine(next + 1) > 1 ? FacilityLocationLayout.OrLibrary : FacilityLocationLayout.Holmberg,
        };
    }

    /// <summary>The next number.</summary>
    /// <param name="what">What it is, for messages.</param>
    /// <param name="most">Largest that can be counted with.</param>
    /// <exception cref="InstanceFormatException">It is no number that can be one.</exception>
    public double Next(string what, double most = 1e15)
    {
        var (text, line) = next < tokens.Count ? tokens[next++]
            : throw new InstanceFormatException($"{name}: the file ends before a {what}.");
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value) || value < 0)
            throw new InstanceFormatException($"{name}, line {line}: '{text}' is no {what}.");
        return value <= most ? value : throw new InstanceFormatException(string.Create(CultureInfo.InvariantCulture, $"{name}, line "
            + $"{line}: '{text}' is too large for {what} to be told from its neighbours; give it in a larger unit, up to {most:R}."));
    }

    /// <summary>The next number, a count from one.</summary>
    /// <exception cref="InstanceFormatException">It is none.</exception>
    public int NextCount(string what)
    {
        var value = Next(what);
        return value is >= 1 and <= 100_000 && value == Math.Floor(value) ? (int)value
            : throw new InstanceFormatException($"{name}: {value.ToString(CultureInfo.InvariantCulture)} is no {what}.");
    }

    /// <summary>Whether numbers stand on lines of their own as a list does: as many on each line, fewer at most on the last.</summary>
    private bool IsWrapped(int start, int count)
    {
        if (!Begins(start) || !Begins(start + count)) return false;
        var width = OnLine(start);
        for (var index = start; index < start + count; index += width)
        {
            if (OnLine(index) != Math.Min(width, start + count - index)) return false;
        }

        return true;
    }

    private bool Begins(int index) => index == 0 || index >= tokens.Count || tokens[index].Line != tokens[index - 1].Line;

    private int OnLine(int index)
    {
        if (index >= tokens.Count) return 0;
        var line = tokens[index].Line;
        var (first, last) = (index, index);
        while (first > 0 && tokens[first - 1].Line == line) first--;
        while (last + 1 < tokens.Count && tokens[last + 1].Line == line) last++;
        return last - first + 1;
    }
}
