using System.Globalization;

namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>Reads document paths, which stand in expressions of every kind.</summary>
internal sealed class PathParser(ExpressionTokens tokens, ExpressionScope scope, ExpressionFaults faults)
{
    private readonly List<DocumentPath> _paths = [];

    /// <summary>All paths that were read.</summary>
    public IReadOnlyList<DocumentPath> Paths => _paths;

    public DocumentPath Parse()
    {
        var elements = new List<PathElement> { Name() };
        while (true)
        {
            if (tokens.TakeSymbol("."))
            {
                elements.Add(Name());
            }
            else if (tokens.TakeSymbol("["))
            {
                elements.Add(Index());
                tokens.ExpectSymbol("]");
            }
            else
            {
                break;
            }
        }

        var path = new DocumentPath(elements);
        _paths.Add(path);
        return path;
    }

    private PathElement Name()
    {
        switch (tokens.Current.Kind)
        {
            case ExpressionTokenKind.NamePlaceholder:
                return new PathElement(scope.Name(tokens.Take().Text, faults));
            case ExpressionTokenKind.Word:
                var name = tokens.Take().Text;
                if (ReservedWords.Contains(name))
                {
                    faults.Add(ExpressionFault.ReservedWord, $"Attribute name is a reserved keyword; reserved keyword: {name}");
                }

                return new PathElement(name);
            default:
                throw tokens.Unexpected();
        }
    }

    private PathElement Index()
    {
        if (tokens.Current.Kind != ExpressionTokenKind.Index || !int.TryParse(tokens.Current.Text, CultureInfo.InvariantCulture, out var index))
        {
            throw tokens.Unexpected();
        }

        tokens.Take();
        return new PathElement(null, index);
    }
}
