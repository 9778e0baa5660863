namespace ServerlessPatterns.Generator.CloudFormation;

/// <summary>A CloudFormation template.</summary>
internal sealed class Template(string description)
{
    private readonly JsonObject _parameters = [];
    private readonly JsonObject _rules = [];
    private readonly JsonObject _conditions = [];
    private readonly JsonObject _resources = [];
    private readonly JsonObject _outputs = [];

    /// <summary>How many resources it has.</summary>
    public int ResourceCount => _resources.Count;

    public void AddParameter(string id, JsonObject parameter) => _parameters.Add(id, parameter);

    /// <summary>
    /// Adds what a deployment's parameters must hold together. See
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html
    /// </summary>
    /// <param name="id">The rule's logical name.</param>
    /// <param name="condition">When it takes effect.</param>
    /// <param name="assertions">What must then hold, each with a description of what to give.</param>
    public void AddRule(string id, JsonNode condition, JsonArray assertions)
        => _rules.Add(id, new JsonObject { { "RuleCondition", condition }, { "Assertions", assertions } });

    public void AddCondition(string id, JsonNode condition) => _conditions.Add(id, condition);

    public void AddResource(string id, Resource resource, ResourceOrigin origin) => _resources.Add(id, resource.ToJson(origin));

    /// <summary>Adds an output; one with a condition is not there where that does not hold.</summary>
    public void AddOutput(string id, string description, JsonNode value, string? condition = null)
        => _outputs.Add(id, new JsonObject { { "Condition", condition }, { "Description", description }, { "Value", value } });

    /// <summary>The template's text: sections in the order in which the reference lists them, everything inside them sorted.</summary>
    public string ToText()
    {
        var writer = new JsonWriter(JsonLayout.Indented);
        writer.Open('{');
        Section("AWSTemplateFormatVersion", "2010-09-09");
        Section("Description", description);
        Section("Parameters", _parameters);
        if (_rules.Count > 0)
        {
            Section("Rules", _rules);
        }

        Section("Conditions", _conditions);
        Section("Resources", _resources);
        if (_outputs.Count > 0)
        {
            Section("Outputs", _outputs);
        }

        writer.Close('}');
        return writer.ToString() + "\n";

        void Section(string name, JsonNode value)
        {
            writer.Next();
            writer.Name(name);
            if (value is JsonText)
            {
                writer.Value(value);
            }
            else
            {
                value.WriteTo(writer);
            }
        }
    }
}
