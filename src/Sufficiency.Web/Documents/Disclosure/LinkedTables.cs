namespace Sufficiency.Web.Documents.Disclosure;

/// <summary>A cell of one table that holds the same pupils as a cell of another.</summary>
internal readonly record struct Link(int Table, int Cell, int OtherTable, int OtherCell);

/// <summary>Hides small counts in tables that share figures: what one hides, the others hide too.</summary>
internal static class LinkedTables
{
    /// <summary>Chooses what each table hides.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="tables">The tables.</param>
    /// <param name="links">Which cells are the same.</param>
    public static IReadOnlyList<HiddenCells> Hide(SmallNumberRule rule, IReadOnlyList<CountTable> tables, IReadOnlyList<Link> links)
    {
        HashSet<int>[] forced = [.. tables.Select(_ => new HashSet<int>())];
        var hidden = tables.Select(table => rule.Apply(table)).ToArray();
        for (var changed = true; changed;)
        {
            HashSet<int> again = [];
            foreach (var link in links)
            {
                Pass(link.Table, link.Cell, link.OtherTable, link.OtherCell);
                Pass(link.OtherTable, link.OtherCell, link.Table, link.Cell);
            }

            foreach (var table in again) hidden[table] = rule.Apply(tables[table], forced[table].Contains);
            changed = again.Count > 0;

            void Pass(int from, int cell, int to, int other)
            {
                if (!hidden[from].At(cell) || hidden[to].At(other)) return;
                for (var own = 0; own < tables[to].Values.Length; own++)
                {
                    if (hidden[to].At(own)) forced[to].Add(own); // what is hidden stays hidden
                }

                forced[to].Add(other);
                again.Add(to);
            }
        }

        return hidden;
    }
}
