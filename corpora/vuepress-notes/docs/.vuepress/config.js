module.exports = {
  title: '机器学习笔记',
  description: '从线性回归到 RLHF 的学习记录',
  lang: 'zh-CN',
  themeConfig: {
    nav: [
      { text: '机器学习', link: '/ml/overview.html' },
      { text: '深度学习', link: '/dl/backpropagation.html' },
      { text: '语言模型', link: '/nlp/self-attention.html' },
      { text: '推荐系统', link: '/rec/recommendation.html' }
    ],
    sidebar: {
      '/ml/': ['overview', 'linear-regression', 'regularization', 'tree-models'],
      '/dl/': ['backpropagation'],
      '/nlp/': ['self-attention', 'rlhf'],
      '/rec/': ['recommendation']
    }
  }
}
