namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>Reads a ProjectionExpression.</summary>
internal sealed class ProjectionParser(ExpressionTokens tokens, ExpressionScope scope)
{
    public Projection Parse()
    {
        var faults = new ExpressionFaults();
        var parser = new PathParser(tokens, scope, faults);
        do
        {
            parser.Parse();
        }
        while (tokens.TakeSymbol(","));
        if (tokens.Current.Kind != ExpressionTokenKind.End)
        {
            throw tokens.Unexpected();
        }

        CheckApart(parser.Paths, faults);
        faults.Check();
        return new Projection(parser.Paths);
    }

    public static void CheckApart(IReadOnlyList<DocumentPath> paths, ExpressionFaults faults)
    {
        for (var i = 1; i < paths.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                DocumentPath.CheckApart(paths[j], paths[i], faults);
            }
        }
    }
}
