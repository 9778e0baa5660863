using System.Text;
using ServerlessPatterns.Local.Mapping.Nodes;

namespace ServerlessPatterns.Local.Mapping.Syntax;

/// <summary>Statements, texts beside each other as one.</summary>
internal sealed class StatementList
{
    private readonly List<Statement> _statements = [];
    private readonly StringBuilder _text = new();

    public void AddText(string text) => _text.Append(text);

    public void Add(Statement statement)
    {
        Flush();
        _statements.Add(statement);
    }

    public Block ToBlock()
    {
        Flush();
        return new([.. _statements]);
    }

    private void Flush()
    {
        if (_text.Length > 0)
        {
            _statements.Add(new TextStatement(_text.ToString()));
            _text.Clear();
        }
    }
}
