namespace Mistakes;

public static class OneIdTwice
{
    public static readonly string[] Lines =
    [
        """{"custom_id":"a","method":"POST","url":"/v1/embeddings","body":{"model":"text-embedding-3-small","input":"one"}}""", // BT4001
        """{"custom_id":"a","method":"POST","url":"/v1/embeddings","body":{"model":"text-embedding-3-small","input":"two"}}""", // BT1106 BT4001
    ];
}
