namespace Mistakes;

public static class ByHand
{
    public static string Line(int id) =>
        $$"""{"custom_id":"chunk-{{id}}","method":"POST","url":"/v1/embeddings","body":{"model":"text-embedding-3-small","input":"one"} }"""; // BT4001
}
